import { missingProvider } from "../../diagnostics/resolution.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { ParameterFact } from "../../model/facts.js";
import type { ContextGraph } from "../../model/graph.js";
import { missingHelp } from "../near-misses.js";
import { type Needer, needersOf } from "../needs.js";
import type { Check, Program } from "./check.js";

interface Need {
  readonly needer: Needer;
  readonly parameter: ParameterFact;
}

/** One error a missing type and context: the nearest need, then the other places. */
export const missingProviders: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    [...needsByType(context).values()].map((needs) => report(needs, context, program)),
  );

function needsByType(context: ContextGraph): ReadonlyMap<string, [Need, ...Need[]]> {
  const byType = new Map<string, [Need, ...Need[]]>();
  for (const needer of needersOf(context)) {
    for (const { parameter, resolution } of needer.parameters) {
      if (resolution.kind !== "missing" || parameter.form !== "plain") continue;
      const known = byType.get(parameter.type);
      if (known === undefined) byType.set(parameter.type, [{ needer, parameter }]);
      else known.push({ needer, parameter });
    }
  }
  return byType;
}

function report(
  [{ needer, parameter }, ...others]: readonly [Need, ...Need[]],
  context: ContextGraph,
  program: Program,
): Diagnostic {
  const { name, typeText: type, site } = parameter;
  const help = missingHelp(parameter, context, program);
  const related = [...needer.trace, ...otherPlaces(others)];
  return missingProvider(site, { type, parameter: name, owner: needer.label }, { help, related });
}

function otherPlaces(others: readonly Need[]): readonly RelatedPlace[] {
  const more = others.length - 10;
  return others.slice(0, 10).map(({ needer, parameter }, at) => {
    const rest = at === 9 && more > 0 ? `, and ${more} more` : "";
    return { ...parameter.site, message: `${needer.label} needs it too${rest}` };
  });
}
