import { ambiguousProvider } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { typeText } from "../../model/type-lookup.js";
import { renaming } from "../fixes.js";
import { grouped } from "../grouped.js";
import { type Needs, needsOf, placesOf } from "../needs.js";
import type { Check, Program } from "./check.js";

/** Parameters that several members would answer. */
export const ambiguousProviders: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    grouped(needsOf(context), ({ resolution, parameter }) =>
      resolution.kind === "ambiguous" ? parameter.type : undefined,
    ).flatMap((needs) => report(needs, context, program)),
  );

function report(
  needs: Needs,
  { bindings, context }: ContextGraph,
  { facts: { types } }: Program,
): readonly Diagnostic[] {
  const [{ parameter, resolution }] = needs;
  if (resolution.kind !== "ambiguous") return [];
  const { members } = resolution;
  const found = bindings.map((each) => each.member).filter(({ name }) => members.includes(name));
  const places = found.map(({ name, site, type }) => ({
    ...site,
    message: `${name} provides ${typeText(types, type)} in ${context.name}`,
  }));
  const help = `Rename the parameter to one of ${members.join(", ")}.`;
  const related = [...placesOf(needs), ...places];
  return [
    ambiguousProvider(
      parameter.site,
      { parameter: parameter.name, members },
      { help, related, ...renaming(parameter, members) },
    ),
  ];
}
