/*
 * Every decision about one wiring module, as flat data: names are chosen, imports are resolved, cells are
 * numbered. `emit` prints it, `aetherflow explain` shows it.
 */

import type { CreationPlan, Origin, ParameterPlan, TypeText } from "./plan-calls.js";
import type { FlowPlan, FunctionPlan, PolicyPlan, ReducerPlan, TaskPlan } from "./plan-flows.js";
import type { SharedPlan } from "./plan-shared.js";

export type * from "./plan-broken.js";
export type * from "./plan-calls.js";
export type * from "./plan-flows.js";
export type * from "./plan-shared.js";

export type ModuleFormat = "esm" | "cjs";

export interface ImportPlan {
  /** `./nodes.js`, `pg`. */
  readonly from: string;
  readonly form: "namespace" | "values" | "types";
  /** A namespace has one, whose `exported` is `*`. */
  readonly names: readonly { readonly exported: string; readonly local: string }[];
}

/** What a thread, or a task, has for itself. */
export interface SlotPlan {
  /** The member as users know it. */
  readonly member: string;
  /** Its method in the class of slots; the private field has the same name. */
  readonly accessor: string;
  readonly type: TypeText;
  /** `local(Tokenizer)`. */
  readonly label: string;
  readonly origin: Origin;
  readonly creation: CreationPlan;
  /** Once in its thread or task, or anew for each who asks. */
  readonly keeps: boolean;
  /** Its creation awaits something: the accessor gives a promise. */
  readonly asynchronous: boolean;
  /** Of a pool: what all threads have in common of it, and its provider, `context.db`. */
  readonly pool?: { readonly leases: string; readonly provider: string };
  /** The value may be null or undefined: the field keeps it in an object. */
  readonly boxed: boolean;
}

export interface SlotsPlan {
  /** The class; the runtime's own when there are no slots. */
  readonly className: string;
  readonly usesShared: boolean;
  /** In creation order. */
  readonly slots: readonly SlotPlan[];
  /** Those of the same class that a slot is made of, by their members. */
  readonly needs: readonly { readonly member: string; readonly of: readonly string[] }[];
  /** Members of `needs` that tasks take as well. */
  readonly taken: readonly string[];
}

/** What each task has for itself. */
export interface ScopePlan extends SlotsPlan {
  readonly usesSlots: boolean;
}

/** A place where values leave one thread for another, and what comes back; for `aetherflow explain`. */
export interface CrossingPlan {
  readonly flow: string;
  readonly origin: Origin;
  readonly op: "task" | "fanOut" | "map" | "mapReduce";
  readonly task: number;
  readonly sends: readonly ParameterPlan[];
  readonly returns: TypeText;
}

export interface AppObjectPlan {
  readonly kind: "shared" | "sharded";
  readonly name: string;
  readonly docs: readonly string[];
  readonly type: TypeText;
  readonly property: string;
}

export type AppMemberPlan =
  | {
      readonly kind: "flow";
      readonly name: string;
      /** Lines of its doc comment. */
      readonly docs: readonly string[];
      readonly parameters: readonly ParameterPlan[];
      /** Names of the arguments in the implementation. */
      readonly arguments: readonly string[];
      /** The name of the last parameter, the run's options. */
      readonly options: string;
      readonly optionsArgument: string;
      readonly returns: TypeText;
    }
  | AppObjectPlan
  | {
      readonly kind: "pool";
      readonly name: string;
      readonly docs: readonly string[];
      readonly type: TypeText;
      readonly accessor: string;
    };

export interface WiringPlan {
  /** Of the compiler. */
  readonly version: string;
  /** Hash of all the rest: 16 hex digits. */
  readonly graph: string;
  readonly source: string;
  readonly output: string;
  readonly format: ModuleFormat;
  readonly context: string;
  /** The local name of the context's class, when a factory needs an instance. */
  readonly instanceOf?: string;
  /** The interface that `launch` resolves to. */
  readonly appName: string;
  readonly imports: readonly ImportPlan[];
  readonly slots: SlotsPlan;
  readonly scope: ScopePlan;
  readonly shared: SharedPlan;
  readonly functions: readonly FunctionPlan[];
  readonly flows: readonly FlowPlan[];
  readonly tasks: readonly TaskPlan[];
  /** Which of the two some task needs. */
  readonly tasksUse: { readonly slots: boolean; readonly shared: boolean };
  readonly reducers: readonly ReducerPlan[];
  /** Names of retry policies, and time limits that are not written out: what launching checks. */
  readonly policies: readonly PolicyPlan[];
  readonly limits: readonly string[];
  /** Local names of the error classes that keep their identity between threads. */
  readonly errors: readonly string[];
  readonly crossings: readonly CrossingPlan[];
  readonly app: readonly AppMemberPlan[];
}
