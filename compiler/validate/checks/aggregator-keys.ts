import { aggregatorKeys as found } from "../../diagnostics/flows.js";
import { missingKeys } from "../aggregation.js";
import { edgesOf, labelOf } from "../edges.js";
import type { Check } from "./check.js";

export const aggregatorKeys: Check = ({ graph, facts }) =>
  graph.contexts.flatMap(edgesOf).flatMap((edge) => {
    const keys = missingKeys(edge, facts.types);
    if (keys.length === 0) return [];
    const { target, before } = edge;
    const given = before?.targets.map((each) => each.key).join(", ");
    const step = labelOf(target.fact);
    const help = `The fan-out has ${given}.\nGive the targets the keys that the node takes.`;
    const related = target.takes
      .slice(0, 1)
      .map(({ site, name }) => ({ ...site, message: `${step} takes them as ${name}` }));
    return [found(target.fact.site, { step, keys }, { help, related })];
  });
