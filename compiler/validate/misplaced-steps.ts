import { unreadableStep } from "../diagnostics/flows.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { FlowFact, ProgramFacts, StepFact } from "../model/facts.js";
import { isItemwise, isModifier } from "../model/step-kinds.js";

/** Operators that do not follow what they need before them. */
export const misplacedSteps = ({ flows }: Pick<ProgramFacts, "flows">): readonly Diagnostic[] =>
  flows.flatMap(({ steps }: FlowFact) =>
    steps.flatMap((step, at) => {
      const found = faultOf(step, steps.slice(0, at));
      return found === undefined ? [] : [report(step, found)];
    }),
  );

interface Fault {
  readonly reason: string;
  readonly help: string;
}

const report = ({ op, site }: StepFact, { reason, help }: Fault): Diagnostic =>
  unreadableStep(site, { operator: op, reason }, { help });

function faultOf(step: StepFact, before: readonly StepFact[]): Fault | undefined {
  const last = before.at(-1);
  if (last?.op === "unknown") return undefined;
  if (step.op === "reduce" && !isStream(before)) {
    return { reason: "needs a .map before it", help: "Map over what arrives first." };
  }
  if (step.op === "fanIn" && last?.op !== "fanOut") {
    return { reason: "needs a .fanOut before it", help: "Write `.to`." };
  }
  if (step.op === "batch" && last === undefined) {
    return {
      reason: "cannot be the first",
      help: "Begin with `.map`, or a node that gives items.",
    };
  }
  return isModifier(step) ? unmodifiable(step, before) : undefined;
}

function isStream(before: readonly StepFact[]): boolean {
  const base = baseOf(before);
  return base !== undefined && isItemwise(base);
}

/** The step that modifiers act on. */
const baseOf = (before: readonly StepFact[]): StepFact | undefined =>
  before.findLast((each) => !isModifier(each));

/** What each modifier cannot act on, besides nothing. */
const unfit: Readonly<Record<string, readonly StepFact["op"][]>> = {
  tap: [],
  recover: ["filter", "flatMap", "batch"],
  retry: ["batch", "reduce"],
  timeout: ["batch", "reduce"],
  repeat: ["filter", "flatMap", "batch", "reduce"],
  repeatWhile: ["filter", "flatMap", "batch", "reduce"],
};

function unmodifiable({ op }: StepFact, before: readonly StepFact[]): Fault | undefined {
  const help = "It acts on the step before: put it after a node or a flow.";
  const base = baseOf(before);
  if (base === undefined) return { reason: "has no step before it", help };
  if (base.op === "map" && base.options.collect && op !== "tap") {
    return { reason: "cannot act on a .map that collects its errors", help };
  }
  return unfit[op]?.includes(base.op) ? { reason: `cannot act on a .${base.op}`, help } : undefined;
}
