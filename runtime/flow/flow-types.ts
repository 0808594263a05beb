import type { NodeFunction } from "./node.js";

/** What a map runs over. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

declare const flowTypes: unique symbol;

/** A declared flow: what may arrive, and what its promise settles with. Inert; the compiler reads the declaration. */
export interface Flow<in Input, out Output> {
  readonly [flowTypes]: (input: Input) => Output;
}

type AnyTarget = NodeFunction | Flow<never, unknown>;

/**
 * A function that takes what arrives first; dependencies may follow, and are the compiler's to check.
 * After `void` nothing arrives.
 */
type Taking<Arriving, Result> = [Arriving] extends [void]
  ? (...dependencies: never[]) => Result
  : (input: Arriving, ...dependencies: never[]) => Result;

/** A node, a flow, or an inline arrow, that takes what arrives. */
export type Target<Arriving, Result> = Taking<Arriving, Result> | Flow<Arriving, Result>;

type Targets<Arriving> =
  | Readonly<Record<string, Target<Arriving, unknown>>>
  | readonly Target<Arriving, unknown>[];

/** What may arrive at a first step: its first parameter, as far as TypeScript can tell. */
type InputOf<T> =
  T extends Flow<infer Input, unknown>
    ? Input
    : T extends (...parameters: infer Parameters) => unknown
      ? Parameters extends readonly []
        ? unknown
        : Parameters[0]
      : never;

type OutputOf<T> =
  T extends Flow<never, infer Output>
    ? Output
    : T extends (...parameters: never[]) => infer Result
      ? Awaited<Result>
      : never;

type Gathered<T> = { -readonly [K in keyof T]: OutputOf<T[K]> };

/** What may arrive at all of the targets. */
type CommonInput<T> = (
  T extends readonly (infer Each)[]
    ? Takes<Each>
    : { [K in keyof T]: Takes<T[K]> }[keyof T]
) extends (input: infer Input) => void
  ? Input
  : never;

/** Distributes, so that a union of targets becomes a union of functions. */
type Takes<T> = T extends unknown ? (input: InputOf<T>) => void : never;

export interface MapOptions {
  /** How many items are in progress at a time, over all workers. At least 1; as many as the workers take when absent. */
  readonly concurrency?: number;
  /** Results in the order of the items (the default), or in the order in which they are ready. */
  readonly ordered?: boolean;
}

/** What TypeScript shows when `.map` follows a value that cannot be mapped over. */
export interface NotIterable<Value> {
  readonly "map needs an iterable to arrive": Value;
}

type Mapping<Arriving, Result> = [Arriving] extends [Items<infer Item>]
  ? Target<Item, Result>
  : NotIterable<Arriving>;

/** A flow with steps; each operator returns a new one. */
export interface Chain<in Input, out Output> extends Flow<Input, Output> {
  /** The value that arrived is the one input of the next node or flow. */
  to<R>(target: Target<Output, R>): Chain<Input, Awaited<R>>;
  /**
   * All targets in parallel; a record or tuple of their values leaves. The first failure drops what has not started,
   * aborts the rest, waits for it no longer than the grace period, and is rethrown with the errors that others had on
   * their own as `siblings`.
   */
  fanOut<const T extends Targets<Output>>(targets: T): FannedOut<Input, Gathered<T>>;
  /**
   * Runs the target for each item that arrives, in parallel over the workers. After a failure no further chunk of items
   * starts; it is rethrown with the item's `index`, in maps of maps that of the outermost.
   */
  map<R>(target: Mapping<Output, R>, options?: MapOptions): Mapped<Input, Awaited<R>>;
}

/** After `.fanOut`. */
export interface FannedOut<in Input, out Output> extends Chain<Input, Output> {
  /** Brings the record or tuple together: it is the one input of the node. */
  fanIn<R>(target: Target<Output, R>): Chain<Input, Awaited<R>>;
}

/** After `.map`: `.to` and `.fanOut` get the whole array, `.map` and `.reduce` each item. */
export interface Mapped<in Input, out Item> extends Flow<Input, Item[]> {
  /** The array of results is the one input of the next node or flow. */
  to<R>(target: Target<Item[], R>): Chain<Input, Awaited<R>>;
  /** All targets in parallel, each with the array of results. */
  fanOut<const T extends Targets<Item[]>>(targets: T): FannedOut<Input, Gathered<T>>;
  /** Runs the target for each result. */
  map<R>(target: Target<Item, R>, options?: MapOptions): Mapped<Input, Awaited<R>>;
  /**
   * Folds the results in the order of the items. They may be folded in parts first, so `fn` must be associative and
   * `initial` its identity: `(a, b) => a + b` with 0.
   */
  reduce(fn: (left: Item, right: Item) => Item, initial: Item): Chain<Input, Item>;
}

/** A flow without steps. */
export interface FlowStart {
  /** Begins with a node (its inputs are the flow's inputs) or a flow. */
  to<const T extends AnyTarget>(target: T): Chain<InputOf<T>, OutputOf<T>>;
  /** Begins with targets that all get the flow's input. */
  fanOut<const T extends Readonly<Record<string, AnyTarget>> | readonly AnyTarget[]>(
    targets: T,
  ): FannedOut<CommonInput<T>, Gathered<T>>;
  /** Begins with items: the flow's input is any iterable, asynchronous ones included. */
  map<const T extends AnyTarget>(
    target: T,
    options?: MapOptions,
  ): Mapped<Items<InputOf<T>>, OutputOf<T>>;
}
