import { overloadedNode } from "../../diagnostics/declarations.js";
import type { Check } from "./check.js";

export const overloadedNodes: Check = ({ facts }) =>
  facts.nodes
    .filter((each) => each.overloads !== undefined)
    .map(({ site, name: node }) => overloadedNode(site, { node }));
