import { inlineCaptures as found } from "../../diagnostics/declarations.js";
import { operatorFaults, targetFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const inlineCaptures: Check = ({ facts }) => [
  ...targetFaults(facts, "captures").map(({ site, reason }) =>
    found(site, { what: "inline function", reason }),
  ),
  ...operatorFaults(facts, "captures").map(({ site, name, reason }) =>
    found(site, { what: `.${name}`, reason }),
  ),
];
