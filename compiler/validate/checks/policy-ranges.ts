import { policyRange } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { LimitFact, PolicyFact } from "../../model/facts.js";
import type { Check } from "./check.js";

/** What is known of retry policies and time limits is in range; the rest is checked at launch. */
export const policyRanges: Check = ({ facts }) => [
  ...facts.flows
    .flatMap((each) => each.steps)
    .flatMap((step) => {
      if (step.op === "retry") return policy(step.policy);
      return step.op === "timeout" ? limit("The time limit", step.limit) : [];
    }),
  ...facts.nodes.flatMap(({ retry, timeout, unreadableOptions = [] }) => [
    ...(retry ? policy(retry) : []),
    ...(timeout ? limit("timeout", timeout) : []),
    ...unreadableOptions.map(({ name, site, reason }) =>
      policyRange(site, { reason: `The option ${name} ${reason}` }),
    ),
  ]),
];

const ranges: Readonly<Record<string, readonly [(value: number) => boolean, string]>> = {
  attempts: [(value) => Number.isInteger(value) && value >= 1, "an integer from 1"],
  backoff: [(value) => value >= 1, "a number from 1"],
  jitter: [(value) => value >= 0 && value <= 1, "a number from 0 to 1"],
};

function policy({ entries }: PolicyFact): readonly Diagnostic[] {
  return entries.flatMap(({ name, value, site }) => {
    if (value === undefined) return [];
    const range = ranges[name];
    if (range === undefined) return limit(name, { value, site });
    const [fits, expected] = range;
    if (typeof value === "number" && fits(value)) return [];
    return [policyRange(site, { reason: `${name} is ${text(value)}, not ${expected}` })];
  });
}

function limit(name: string, { value, site }: LimitFact): readonly Diagnostic[] {
  if (value === undefined || isDuration(value)) return [];
  const reason = `${name} is ${text(value)}, not milliseconds or text like "200ms", "2s", "5m"`;
  return [policyRange(site, { reason })];
}

/** At most what a timer can wait. */
const isDuration = (value: number | string): boolean =>
  typeof value === "number"
    ? value >= 0 && value < 2 ** 31
    : /^\d+(?:\.\d+)?(?:ms|s|m)$/u.test(value);

const text = (value: number | string): string => JSON.stringify(value);
