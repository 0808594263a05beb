import { providerMismatch } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { typeText } from "../../model/type-lookup.js";
import { because, type Mismatch, mismatchesOf } from "../mismatches.js";
import { placesOf } from "../needs.js";
import type { Check, Program } from "./check.js";

/** Parameters that a member of another type would answer. */
export const providerMismatches: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    mismatchesOf(context, program)
      .filter((each) => !each.onlyAbsence)
      .map((each) => report(each, context, program)),
  );

function report(mismatch: Mismatch, context: ContextGraph, program: Program): Diagnostic {
  const { needs, member, reason } = mismatch;
  const [{ parameter, needer }] = needs;
  const { types } = program.facts;
  const provides = `provides ${typeText(types, member.type)}`;
  const help = [
    `\`${member.name}\` ${provides}, the parameter takes ${typeText(types, parameter.type)}${because(reason)}.`,
    ...others(mismatch, context, program),
    "Rename the parameter, or change its type.",
  ].join("\n");
  const place = { ...member.site, message: `${member.name} ${provides}` };
  const names = { parameter: parameter.name, owner: needer.label, member: member.name };
  const related = [...placesOf(needs), place];
  return providerMismatch(parameter.site, names, { help, related });
}

/** Members whose value is exactly what the parameter takes. */
const others = (
  { needs: [{ parameter }] }: Mismatch,
  { bindings }: ContextGraph,
  { facts: { types } }: Program,
): readonly string[] =>
  bindings
    .filter(({ member }) => member.type === parameter.type)
    .map(
      ({ member: { name, type } }) =>
        `Did you mean \`${name}\`, which provides ${typeText(types, type)}?`,
    );
