import { duplicateFlow } from "../../diagnostics/declarations.js";
import { grouped } from "../grouped.js";
import type { Check } from "./check.js";

/** The app has one method a name. */
export const duplicateFlows: Check = ({ graph }) =>
  graph.contexts.flatMap(({ context, flows }) => {
    const facts = flows.map((each) => each.flow).sort((a, b) => (a.key < b.key ? -1 : 1));
    return grouped(facts, ({ name }) => name).flatMap(([first, ...others]) => {
      const related = [{ ...first.site, message: "the first one" }];
      const names = { flow: first.name, context: context.name };
      return others.map(({ site }) => duplicateFlow(site, names, { related }));
    });
  });
