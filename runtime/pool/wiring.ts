import type { SharedMemory } from "../shared/shared-memory.js";
import type { Slots } from "./slots.js";

/** A segment of a flow that runs in one worker without leaving it. Its number is its place in the wiring's list. */
export interface Task {
  /** The node, or the nodes in order. */
  readonly name: string;
  readonly flow: string;
  /** Whether it may be run again after a worker died in it. */
  readonly idempotent: boolean;
  readonly run: (...inputs: never[]) => unknown;
}

export interface Reducer {
  /** The identity of `reduce`. */
  readonly initial: () => unknown;
  readonly reduce: (left: never, right: never) => unknown;
}

/** A class of errors that keeps its identity across threads. */
export interface ErrorClass {
  readonly prototype: Error;
}

/** What a worker needs of the generated module. `S` are its slots, `H` the handles of the shared objects. */
export interface WorkerWiring<S extends Slots, H> {
  /** The context's name. */
  readonly context: string;
  /** The version of the compiler that wrote it. */
  readonly compiler: string;
  /** Hash of the dependency graph: two threads of one app must agree. */
  readonly graph: string;
  /** Of the module itself: workers load it. */
  readonly url: string;
  readonly errors: readonly ErrorClass[];
  readonly shared: (memory: SharedMemory) => H;
  readonly slots: (shared: H) => S;
  readonly tasks: (slots: S, shared: H) => readonly Task[];
  readonly reducers: readonly Reducer[];
}
