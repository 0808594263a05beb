import { redeclaredMember } from "../../diagnostics/resolution.js";
import { typeText } from "../../model/type-lookup.js";
import { redeclarationsOf } from "../lineage.js";
import { because } from "../mismatches.js";
import type { Check } from "./check.js";

/** Whatever needs an inherited member must be content with what replaces it. */
export const redeclaredMembers: Check = ({ facts: { contexts, types }, oracle }) =>
  contexts.flatMap((context) =>
    redeclarationsOf(context, contexts).flatMap(({ member, inherited, base }) => {
      const reason = oracle.mismatch(member.type, inherited.type);
      if (reason === undefined) return [];
      const [own, declared] = [member, inherited].map((each) => typeText(types, each.type));
      const help = `It provides ${own}, ${base.name} has ${declared}${because(reason)}.\nProvide what fits, or give the member another name.`;
      const names = { member: member.name, context: context.name, base: base.name };
      const related = [{ ...inherited.site, message: `${base.name} declares it as ${declared}` }];
      return [redeclaredMember(member.site, names, { help, related })];
    }),
  );
