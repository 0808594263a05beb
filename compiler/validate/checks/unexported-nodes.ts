import { nodeNotExported } from "../../diagnostics/declarations.js";
import { targetFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const unexportedNodes: Check = ({ facts }) => [
  ...facts.nodes
    .filter((each) => each.import === undefined)
    .map(({ site, name: node }) => nodeNotExported(site, { node })),
  ...targetFaults(facts, "unexported").map(({ site }) =>
    nodeNotExported(site, { node: "in this step" }),
  ),
];
