import { moduleVariable } from "../../diagnostics/declarations.js";
import { groupsOf, placeOf } from "../groups.js";
import { otherPlaces } from "../other-places.js";
import { reachedFrom } from "../reached-bodies.js";
import type { Check } from "./check.js";

/** One warning a variable, where a node comes to it first. */
export const moduleVariables: Check = ({ graph, facts }) => {
  const nodes = graph.contexts.flatMap((context) => context.nodes.map((each) => each.node));
  const starts = nodes.map(({ key, name: origin }) => ({ key, origin }));
  const uses = reachedFrom(starts, facts).flatMap((reached) =>
    reached.body.variables.map((use) => ({ ...reached, use })),
  );
  return groupsOf(uses, ({ use }) => use.variable).map(([first, ...others]) => {
    const { use, origin, trace } = first;
    const elsewhere = groupsOf(
      others.filter((each) => each.body !== first.body),
      (each) => each.body.key,
    );
    const related = [
      ...trace,
      { ...use.declared, message: `${use.name} is declared` },
      ...(placeOf(use.changed) === placeOf(use.site)
        ? []
        : [{ ...use.changed, message: `${use.name} is changed` }]),
      ...otherPlaces(
        elsewhere.map(([each]) => ({ ...each.use.site, message: `${each.body.name} uses it too` })),
      ),
    ];
    return moduleVariable(use.site, { variable: use.name, node: origin }, { related });
  });
};
