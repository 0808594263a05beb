import { brokenMember } from "../../diagnostics/declarations.js";
import { repairing } from "../fixes.js";
import type { Check } from "./check.js";

export const brokenMembers: Check = ({ facts }) =>
  facts.contexts.flatMap(({ broken }) =>
    broken.map((each) =>
      brokenMember(
        each.site,
        { member: each.name, reason: each.reason },
        repairing(`Make ${each.name} a public property`, each),
      ),
    ),
  );
