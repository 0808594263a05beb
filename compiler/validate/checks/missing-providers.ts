import {
  missingProvider,
  providedElsewhere,
  unimplementedInterface,
} from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { renaming } from "../fixes.js";
import { grouped } from "../grouped.js";
import { saysNothing } from "../identification.js";
import { isAbstract } from "../implementations.js";
import { missingHelp, providersElsewhere, similarMembers, wantedType } from "../near-misses.js";
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
  const missing = { parameter, context, program };
  const names = { type, parameter: name, owner: needer.label };
  const more = {
    help: missingHelp(missing).join("\n"),
    related: placesOf(needs),
    ...renaming(parameter, similarMembers(missing)),
  };
  const [other] = providersElsewhere(missing);
  if (other !== undefined) {
    const contexts = { context: context.context.name, other: other.context };
    return providedElsewhere(site, { ...names, ...contexts }, more);
  }
  const wanted = wantedType(missing);
  return isAbstract(program.facts, wanted)
    ? unimplementedInterface(site, names, more)
    : missingProvider(site, names, more);
}
