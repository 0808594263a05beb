import { strayFlow } from "../../diagnostics/flows.js";
import type { Check } from "./check.js";

export const strayFlows: Check = ({ facts }) =>
  facts.strayFlows
    .filter((each) => each.cause === "place")
    .map(({ site, reason }) => strayFlow(site, { reason }));
