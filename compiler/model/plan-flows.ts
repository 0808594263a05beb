import type { ArgumentPlan, AwaitedSlots, Origin, ParameterPlan, TypeText } from "./plan-calls.js";

/** An inline function of a flow, copied. */
export interface FunctionPlan {
  readonly name: string;
  readonly text: string;
  /** What gives its parameters their types. */
  readonly type: TypeText;
  readonly origin: Origin;
}

/** A retry policy as the module has it. */
export interface PolicyPlan {
  readonly name: string;
  readonly text: string;
  readonly origin: Origin;
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
  /** It wants to know of its call, whose id is its last parameter. */
  readonly called: boolean;
  readonly body: BodyPlan;
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
  readonly batch?: number;
  readonly onError?: "collect";
  /** The results of an item are a list. */
  readonly flat?: true;
}

/** What one target of a fan-out runs. */
export type BranchPlan =
  | {
      readonly by: "task";
      readonly task: number;
      readonly called: boolean;
      readonly inputs: readonly ValuePlan[];
      readonly type: TypeText;
    }
  | { readonly by: "flow"; readonly flow: string; readonly inputs: readonly ValuePlan[] };

/** What becomes of a value. */
export type EndingPlan =
  /** It leaves the function: as it is, or awaited where a failure is caught. */
  | { readonly by: "return"; readonly awaited: boolean }
  | { readonly by: "const" | "assign" | "push"; readonly name: string }
  /** Nobody needs it. */
  | { readonly by: "none" };

interface Step {
  readonly origin: Origin;
  readonly ending: EndingPlan;
}

export type StepPlan =
  /** A call where the function runs. */
  | (Step & {
      readonly op: "call";
      /** `m1.countWords`, `index_step2`. */
      readonly callee: string;
      readonly prepare?: AwaitedSlots;
      readonly arguments: readonly ArgumentPlan[];
      readonly awaited: boolean;
    })
  | (Step & {
      readonly op: "task";
      readonly task: number;
      /** It wants to know of its call. */
      readonly called: boolean;
      readonly inputs: readonly ValuePlan[];
      readonly type: TypeText;
    })
  | (Step & { readonly op: "flow"; readonly flow: string; readonly inputs: readonly ValuePlan[] })
  | (Omit<Step, "ending"> & {
      readonly op: "fanOut";
      readonly settled: boolean;
      readonly branches: readonly BranchPlan[];
      readonly results: readonly string[];
    })
  | (Step & {
      readonly op: "map" | "mapReduce";
      readonly items: ValuePlan;
      readonly each: EachPlan;
      readonly reducer?: number;
      readonly type: TypeText;
      readonly options: MapOptionsPlan;
    })
  /** A value that is there. */
  | (Step & { readonly op: "value"; readonly value: ValuePlan; readonly type?: TypeText })
  | ControlPlan;

interface Control {
  readonly origin: Origin;
}

/** Statements around others, which end as the whole does. */
export type ControlPlan =
  /** Declares a variable for what the next statement gives. */
  | (Control & {
      readonly op: "declare";
      readonly name: string;
      readonly type: TypeText;
      readonly value?: ValuePlan;
      /** It begins as an empty list, which is added to. */
      readonly list?: true;
    })
  | (Control & {
      readonly op: "branch";
      readonly on: ValuePlan;
      readonly cases: readonly { readonly key: string; readonly body: BodyPlan }[];
      readonly otherwise?: BodyPlan;
    })
  | (Control & {
      readonly op: "repeat";
      readonly counter: string;
      readonly error: string;
      readonly times: string;
      readonly keepLast: boolean;
      readonly body: BodyPlan;
    })
  /** Runs `body` until `test` leaves a falsy value in `verdict`. */
  | (Control & {
      readonly op: "repeatWhile";
      readonly counter: string;
      readonly error: string;
      readonly max?: string;
      readonly body: BodyPlan;
      readonly test: BodyPlan;
      readonly verdict: ValuePlan;
    })
  | (Control & {
      readonly op: "recover";
      readonly error: string;
      readonly body: BodyPlan;
      readonly handler: BodyPlan;
    })
  /** `body` is a function: its end is the function's. */
  | (Control & {
      readonly op: "retry";
      readonly ending: EndingPlan;
      readonly policy: string;
      /** What the body's function takes: the number of the attempt, or nothing. */
      readonly parameter: string;
      /** The signal that ends the waiting; absent in a program, whose run has one. */
      readonly signal?: string;
      readonly asynchronous: boolean;
      readonly body: BodyPlan;
    })
  | (Control & {
      readonly op: "timeLimit";
      readonly ending: EndingPlan;
      readonly limit: string;
      /** In the error. */
      readonly name: string;
      readonly signal?: string;
      readonly asynchronous: boolean;
      readonly body: BodyPlan;
      /** What the body's function takes: a signal, a run, or nothing. */
      readonly parameter: string;
    })
  | (Control & { readonly op: "if"; readonly verdict: ValuePlan; readonly body: BodyPlan })
  | (Control & {
      readonly op: "each";
      readonly item: string;
      readonly items: ValuePlan;
      readonly body: BodyPlan;
    });

export type StepOf<Op extends StepPlan["op"]> = Extract<StepPlan, { op: Op }>;

/** Statements in order. */
export type BodyPlan = readonly StepPlan[];

/** Straight-line steps. */
export interface ProgramPlan {
  readonly steps: BodyPlan;
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
