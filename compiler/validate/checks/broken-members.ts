import { brokenMember } from "../../diagnostics/declarations.js";
import type { Check } from "./check.js";

export const brokenMembers: Check = ({ facts }) =>
  facts.contexts.flatMap(({ broken }) =>
    broken.map(({ site, name, reason }) => brokenMember(site, { member: name, reason })),
  );
