import type { MapOptionsFact, StepFact } from "../model/facts.js";
import type { MapOptionsPlan, ReducerPlan, TypeText } from "../model/plan.js";
import type { FlowScope } from "./piece-types.js";
import { originOf } from "./scope.js";

export interface FoldRequest {
  readonly reduce: Extract<StepFact, { op: "reduce" }>;
  readonly flow: string;
  /** The type of one mapped value, for an accumulator that has no name. */
  readonly item: TypeText;
  readonly scope: FlowScope;
}

export function planFold({ reduce, flow, item, scope }: FoldRequest): Omit<ReducerPlan, "index"> {
  const type = scope.types.of(reduce.type, item);
  return {
    flow,
    origin: originOf(reduce.site),
    type,
    initial: reduce.initial,
    reduce: scope.functions.reducer(reduce, flow, type),
  };
}

/** What options say that the runtime would not do by itself. */
export const mapOptions = ({
  concurrency,
  ordered,
  batch,
  collect,
}: MapOptionsFact): MapOptionsPlan => ({
  ...(concurrency !== undefined && { concurrency }),
  ...(batch !== undefined && { batch }),
  ...(collect && { onError: "collect" }),
  ...(!ordered && { ordered: false }),
});
