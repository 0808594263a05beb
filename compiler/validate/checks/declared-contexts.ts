import { declaredContext } from "../../diagnostics/packages.js";
import { grouped } from "../grouped.js";
import type { Check } from "./check.js";

/** Once a context, at the first place that names it. */
export const declaredContexts: Check = ({ facts: { contexts, strayFlows } }) => {
  const places = [
    ...contexts.flatMap(({ declared }) => declared ?? []),
    ...strayFlows
      .filter(({ cause }) => cause === "declared")
      .map(({ site, reason }) => ({ site, name: reason })),
  ];
  return grouped(places, ({ name }) => name).map(([{ site, name }, ...others]) => {
    const related = others.map((each) => ({ ...each.site, message: "named here too" }));
    return declaredContext(site, { context: name }, { related });
  });
};
