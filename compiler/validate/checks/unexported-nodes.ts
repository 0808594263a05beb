import { nodeNotExported } from "../../diagnostics/declarations.js";
import { repairing } from "../fixes.js";
import { targetFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const unexportedNodes: Check = ({ facts }) => [
  ...facts.nodes
    .filter((each) => each.import === undefined)
    .map((each) =>
      nodeNotExported(each.site, { node: each.name }, repairing(`Export node ${each.name}`, each)),
    ),
  ...targetFaults(facts, "unexported").map(({ site }) =>
    nodeNotExported(site, { node: "in this step" }),
  ),
];
