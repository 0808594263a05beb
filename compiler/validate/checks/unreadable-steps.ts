import { unreadableStep } from "../../diagnostics/flows.js";
import type { NamedPlace } from "../../model/facts.js";
import { flowOperators } from "../../model/options.js";
import { replacing } from "../fixes.js";
import { misplacedSteps } from "../misplaced-steps.js";
import { nearest } from "../similar.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

/** Operators that cannot be read, or do not follow what they need before them. */
export const unreadableSteps: Check = ({ facts }) => [
  ...operatorFaults(facts, "other").map(({ site, name: operator, reason }) =>
    unreadableStep(
      site,
      { operator, reason },
      { ...help(operator), ...misspelt({ name: operator, site }) },
    ),
  ),
  ...misplacedSteps(facts),
];

function help(operator: string): { readonly help?: string } {
  if (flowOperators.includes(operator)) return {};
  const known = flowOperators.map((each) => `.${each}`).join(", ");
  return { help: [...nearest(operator, flowOperators), `The operators are ${known}.`].join("\n") };
}

const misspelt = (operator: NamedPlace) =>
  flowOperators.includes(operator.name) ? {} : replacing(operator, flowOperators);
