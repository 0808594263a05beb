import { strayFlow } from "../../diagnostics/flows.js";
import { repairing } from "../fixes.js";
import type { Check } from "./check.js";

export const strayFlows: Check = ({ facts }) =>
  facts.strayFlows
    .filter((each) => each.cause === "place")
    .map((each) =>
      strayFlow(each.site, { reason: each.reason }, repairing("Declare it with `const`", each)),
    );
