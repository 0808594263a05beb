import { nullableProvider } from "../../diagnostics/resolution.js";
import { typeText } from "../../model/type-lookup.js";
import { mismatchesOf } from "../mismatches.js";
import { placesOf } from "../needs.js";
import type { Check } from "./check.js";

/** Parameters that would take a member's value if it were always there. */
export const nullableProviders: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    mismatchesOf(context, program)
      .filter((each) => each.onlyAbsence)
      .map(({ needs, member }) => {
        const [{ parameter, needer }] = needs;
        const type = typeText(program.facts.types, member.type);
        const help = `Write \`${parameter.name}: ${type}\`, or make \`${member.name}\` by a factory that always returns a value.`;
        const place = { ...member.site, message: `${member.name} provides ${type}` };
        const names = { parameter: parameter.name, owner: needer.label, member: member.name };
        const related = [...placesOf(needs), place];
        return nullableProvider(parameter.site, names, { help, related });
      }),
  );
