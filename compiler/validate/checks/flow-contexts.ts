import { flowContext } from "../../diagnostics/flows.js";
import type { Check } from "./check.js";

/** An abstract context has no wiring, so that its flows would never run. */
export const flowContexts: Check = ({ facts: { strayFlows, flows, contexts } }) => [
  ...strayFlows
    .filter((each) => each.cause === "context")
    .map(({ site, reason }) => flowContext(site, { reason })),
  ...flows.flatMap(({ site, context }) => {
    const named = contexts.find((each) => each.key === context);
    if (named?.abstract !== true) return [];
    const related = [{ ...named.site, message: `${named.name} is declared here` }];
    return [
      flowContext(
        site,
        { reason: `names ${named.name}, which is abstract` },
        { help: "Name a context that extends it: an abstract one has no wiring.", related },
      ),
    ];
  }),
];
