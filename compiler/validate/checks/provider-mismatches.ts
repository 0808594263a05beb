import { providerMismatch } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { MemberFact } from "../../model/facts.js";
import type { ContextGraph } from "../../model/graph.js";
import { typeText } from "../../model/type-lookup.js";
import { renaming } from "../fixes.js";
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
  const found = others(mismatch, context);
  const help = [
    `\`${member.name}\` ${provides}, the parameter takes ${typeText(types, parameter.type)}${because(reason)}.`,
    ...found.map(
      (each) => `Did you mean \`${each.name}\`, which provides ${typeText(types, each.type)}?`,
    ),
    "Rename the parameter, or change its type.",
  ].join("\n");
  const place = { ...member.site, message: `${member.name} ${provides}` };
  const names = { parameter: parameter.name, owner: needer.label, member: member.name };
  const related = [...placesOf(needs), place];
  const { fixes } = renaming(
    parameter,
    found.map((each) => each.name),
  );
  // The type may be what is wrong.
  const offered = fixes.map((each) => ({ ...each, safe: false }));
  return providerMismatch(parameter.site, names, { help, related, fixes: offered });
}

/** Members whose value is exactly what the parameter takes. */
const others = (
  { needs: [{ parameter }] }: Mismatch,
  { bindings }: ContextGraph,
): readonly MemberFact[] =>
  bindings.map((each) => each.member).filter((each) => each.type === parameter.type);
