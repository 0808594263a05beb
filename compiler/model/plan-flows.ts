import type { ArgumentPlan, AwaitedSlots, Origin, ParameterPlan, TypeText } from "./plan-calls.js";

/** An inline function of a flow, copied. */
export interface FunctionPlan {
  readonly name: string;
  readonly text: string;
  /** What gives its parameters their types. */
  readonly type: TypeText;
  readonly origin: Origin;
}

/** One call within a task. */
export interface CallPlan {
  /** `m1.countWords`, `index_step2`. */
  readonly callee: string;
  readonly prepare?: AwaitedSlots;
  readonly arguments: readonly ArgumentPlan[];
  readonly awaited: boolean;
  /** Who keeps the result for the next call; absent when nobody needs it, and for the last call. */
  readonly result?: string;
}

/** A segment: consecutive nodes that run on one worker without crossing a thread. */
export interface TaskPlan {
  /** Its number for the runtime. */
  readonly index: number;
  /** `countWords`, `parse > enrich`. */
  readonly name: string;
  readonly flow: string;
  readonly idempotent: boolean;
  readonly origin: Origin;
  readonly parameters: readonly ParameterPlan[];
  readonly asynchronous: boolean;
  /** Something that it takes lives no longer than the task. */
  readonly scoped: boolean;
  /** At least one; the last one's result is the task's. */
  readonly calls: readonly CallPlan[];
}

export interface ReducerPlan {
  readonly index: number;
  readonly flow: string;
  readonly origin: Origin;
  readonly type: TypeText;
  /** The source text of the initial value. */
  readonly initial: string;
  /** `index_reduce`, `m2.merge`. */
  readonly reduce: string;
}

/** A value that a step is given. */
export type ValuePlan =
  | { readonly of: "name"; readonly name: string }
  | {
      readonly of: "record";
      readonly entries: readonly { readonly key: string; readonly name: string }[];
    }
  | { readonly of: "tuple"; readonly names: readonly string[] };

/** What a map does with one item. */
export type EachPlan =
  | { readonly by: "task"; readonly task: number }
  | {
      readonly by: "flow";
      readonly flow: string;
      readonly takesItem: boolean;
      /** Of an item. */
      readonly type: TypeText;
    }
  | {
      readonly by: "program";
      readonly item: string;
      readonly type: TypeText;
      readonly program: ProgramPlan;
    };

export interface MapOptionsPlan {
  readonly concurrency?: number;
  readonly ordered?: false;
}

/** What one target of a fan-out runs. */
export type BranchPlan =
  | {
      readonly by: "task";
      readonly task: number;
      readonly inputs: readonly ValuePlan[];
      readonly type: TypeText;
    }
  | { readonly by: "flow"; readonly flow: string; readonly inputs: readonly ValuePlan[] };

interface Step {
  readonly origin: Origin;
  /** Who keeps the result; absent when nobody needs it, and where `passedOn`. */
  readonly result?: string;
  /** A last step: the program returns its promise. */
  readonly passedOn: boolean;
}

export type StepPlan =
  | (Step & {
      readonly op: "task";
      readonly task: number;
      readonly inputs: readonly ValuePlan[];
      readonly type: TypeText;
    })
  | (Step & { readonly op: "flow"; readonly flow: string; readonly inputs: readonly ValuePlan[] })
  | (Step & {
      readonly op: "fanOut";
      readonly branches: readonly BranchPlan[];
      readonly results: readonly string[];
    })
  | (Step & {
      readonly op: "map";
      readonly items: ValuePlan;
      readonly each: EachPlan;
      readonly type: TypeText;
      readonly options: MapOptionsPlan;
    })
  | (Step & {
      readonly op: "mapReduce";
      readonly items: ValuePlan;
      readonly each: EachPlan;
      readonly reducer: number;
      readonly type: TypeText;
      readonly options: MapOptionsPlan;
    })
  /** Binds a composed value that several targets take. */
  | (Step & { readonly op: "bind"; readonly value: ValuePlan; readonly type: TypeText });

export type StepOf<Op extends StepPlan["op"]> = Extract<StepPlan, { op: Op }>;

/** Straight-line steps. */
export interface ProgramPlan {
  readonly steps: readonly StepPlan[];
  /** What is returned, unless the last step is passed on or there is nothing to return. */
  readonly result?: ValuePlan;
  readonly usesRun: boolean;
}

export interface FlowPlan extends ProgramPlan {
  readonly name: string;
  /** `flow(Corpus).map(countWords).reduce(…)`. */
  readonly label: string;
  readonly origin: Origin;
  readonly parameters: readonly ParameterPlan[];
  readonly returns: TypeText;
}
