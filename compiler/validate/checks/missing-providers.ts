import { missingProvider } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { grouped } from "../grouped.js";
import { saysNothing } from "../identification.js";
import { missingHelp } from "../near-misses.js";
import { type Needs, needsOf, placesOf } from "../needs.js";
import type { Check, Program } from "./check.js";

/** One error a missing type and context: the nearest need, then the other places. */
export const missingProviders: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    grouped(needsOf(context), ({ resolution, parameter }) =>
      resolution.kind === "missing" && !saysNothing(parameter.type, program.facts.types)
        ? parameter.type
        : undefined,
    ).map((needs) => report(needs, context, program)),
  );

function report(needs: Needs, context: ContextGraph, program: Program): Diagnostic {
  const [{ needer, parameter }] = needs;
  const { name, typeText: type, site } = parameter;
  const help = missingHelp({ parameter, context, program }).join("\n");
  const related = placesOf(needs);
  return missingProvider(site, { type, parameter: name, owner: needer.label }, { help, related });
}
