import { duplicateFlow } from "../../diagnostics/declarations.js";
import type { Check } from "./check.js";

/** The app has one method a name. */
export const duplicateFlows: Check = ({ graph }) =>
  graph.contexts.flatMap(({ context, flows }) => {
    const facts = flows.map((each) => each.flow).sort((a, b) => (a.key < b.key ? -1 : 1));
    return facts.flatMap(({ name, site, key }) => {
      const first = facts.find((each) => each.name === name);
      if (first === undefined || first.key === key) return [];
      const related = [{ ...first.site, message: "the first one" }];
      return [duplicateFlow(site, { flow: name, context: context.name }, { related })];
    });
  });
