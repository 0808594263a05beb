import type { StepFact } from "./facts.js";

type Op = StepFact["op"];

const modifiers: ReadonlySet<Op> = new Set<Op>([
  ...(["repeat", "repeatWhile", "tap", "recover", "retry", "timeout"] as const),
]);

const itemwise: ReadonlySet<Op> = new Set<Op>(["map", "flatMap", "filter", "batch"]);

/** Acts on the step before. */
export const isModifier = ({ op }: Pick<StepFact, "op">): boolean => modifiers.has(op);

/** Takes items one by one. */
export const isItemwise = ({ op }: Pick<StepFact, "op">): boolean => itemwise.has(op);
