import type { NodeFunction } from "./node.js";
import type { Duration } from "./options.js";
import type { RetryPolicy } from "./retry.js";

/** What a map runs over. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

declare const flowTypes: unique symbol;

/** A declared flow: what may arrive, and what its promise settles with. Inert; the compiler reads the declaration. */
export interface Flow<in Input, out Output> {
  readonly [flowTypes]: (input: Input) => Output;
}

/** What became of a target of `.fanOutSettled`. */
export type ParallelResult<T> =
  | { readonly ok: true; readonly value: T; readonly durationMs: number }
  | { readonly ok: false; readonly error: Anything; readonly durationMs: number };

// biome-ignore lint/suspicious/noExplicitAny: what is thrown may be anything, as what a promise rejects with
type Anything = any;

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

type AnyTargets = Readonly<Record<string, AnyTarget>> | readonly AnyTarget[];

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

type Settled<T> = { -readonly [K in keyof T]: ParallelResult<OutputOf<T[K]>> };

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

/** What a selector of `.branchOn` gives. */
export type BranchKey = string | number | boolean | null;

type BranchTable<Arriving> = Readonly<Record<string, Target<Arriving, unknown>>>;

/** `1`, `true` and `null` are the keys `"1"`, `"true"` and `"null"`. */
type KeyText<Key> = Key extends BranchKey ? `${Key}` : never;

/** The keys that no branch is for; none where not all keys are known. */
type Uncovered<Key, Table> =
  string extends KeyText<Key>
    ? never
    : KeyText<Key> extends infer Text
      ? Text extends `${infer _ extends number}`
        ? number extends _
          ? never
          : Exclude<Text, KeysOf<Table>>
        : Exclude<Text, KeysOf<Table>>
      : never;

/** A table's keys as text: those written as numbers are numbers to TypeScript. */
type KeysOf<Table> = `${Extract<keyof Table, string | number>}`;

/** What TypeScript shows when a table of `.branchOn` has no branch for a key, and there is no `otherwise`. */
export interface NotCovered<Key> {
  readonly "branchOn needs a branch, or otherwise, for": Key;
}

type Covering<Key, Table> = [Uncovered<Key, Table>] extends [never]
  ? unknown
  : NotCovered<Uncovered<Key, Table>>;

type BranchOutput<Table> = OutputOf<Table[keyof Table]>;

export interface RepeatOptions {
  /**
   * `"stop"` (the default) rethrows the error of an iteration, with its number as `iteration`, from 1. `"keepLast"` goes on
   * with the next iteration, from the last good value; before there is one, from what arrived.
   */
  readonly onError?: "stop" | "keepLast";
}

export interface RepeatWhileOptions {
  /** The most iterations there are; the last value leaves then. Without limit when absent. */
  readonly max?: number;
}

/** What TypeScript shows when a step is repeated whose output is not what it takes. */
export interface NotRepeatable {
  readonly "repeat needs a step that takes what it gives": never;
}

type Repeatable<Repeats, This> = [Repeats] extends [false] ? NotRepeatable : This;

type Fits<Output, Input> = [Output] extends [Input] ? true : false;

export interface MapOptions {
  /** How many items are in progress at a time, over all workers. At least 1; as many as the workers take when absent. */
  readonly concurrency?: number;
  /** Results in the order of the items (the default), or in the order in which they are ready. */
  readonly ordered?: boolean;
  /** How many items travel together; from 1. Adapts by itself when absent. */
  readonly batch?: number;
}

/** What TypeScript shows when `.map` follows a value that cannot be mapped over. */
export interface NotIterable<Value> {
  readonly "map needs an iterable to arrive": Value;
}

/** What an iterable has. */
export type ItemOf<T> = T extends Items<infer Item> ? Item : never;

type Mapping<Arriving, Result> = [Arriving] extends [Items<infer Item>]
  ? Target<Item, Result>
  : NotIterable<Arriving>;

/** A flow with steps; each operator returns a new one. `Repeats` is whether its last step takes what it gives. */
export interface Chain<Input, Output, Repeats = boolean> extends Flow<Input, Output> {
  /** The value that arrived is the one input of the next node or flow. */
  to<const T extends Target<Output, unknown>>(
    target: T,
  ): Chain<Input, OutputOf<T>, Fits<OutputOf<T>, InputOf<T>>>;
  /**
   * All targets in parallel; a record or tuple of their values leaves. The first failure drops what has not started,
   * aborts the rest, waits for it no longer than the grace period, and is rethrown with the errors that others had on
   * their own as `siblings`.
   */
  fanOut<const T extends Targets<Output>>(
    targets: T,
  ): FannedOut<Input, Gathered<T>, Fits<Gathered<T>, Output>>;
  /** Same, but what becomes of each target is a result: a failure stops nobody. */
  fanOutSettled<const T extends Targets<Output>>(
    targets: T,
  ): FannedOut<Input, Settled<T>, Fits<Settled<T>, Output>>;
  /** `.fanOut(targets).fanIn(node)`. */
  fanOutIn<const T extends Targets<Output>, R>(
    targets: T,
    aggregator: Target<Gathered<T>, R>,
  ): Chain<Input, Awaited<R>, Fits<Awaited<R>, Gathered<T>>>;
  /**
   * The branch whose key `select` gives takes the value. Keys are text: `true`, `1` and `null` choose the branches of that
   * name. Without a branch and without `otherwise` the flow rejects with a BranchError.
   */
  branchOn<K, const T extends BranchTable<Output>, const O extends Target<Output, unknown>>(
    select: Taking<Output, K>,
    table: T,
    options: { readonly otherwise: O },
  ): Chain<Input, BranchOutput<T> | OutputOf<O>>;
  branchOn<const K, const T extends BranchTable<Output>>(
    select: Taking<Output, K>,
    table: T & Covering<Awaited<K>, T>,
  ): Chain<Input, BranchOutput<T>>;
  /** Runs the step before `times` times in all, each time with what it gave the time before. */
  repeat(
    this: Repeatable<Repeats, this>,
    times: number,
    options?: RepeatOptions,
  ): Chain<Input, Output, Repeats>;
  /** Runs the step before, and again with what it gave as long as the predicate says so of that. */
  repeatWhile(
    this: Repeatable<Repeats, this>,
    predicate: Taking<Output, unknown>,
    options?: RepeatWhileOptions,
  ): Chain<Input, Output, Repeats>;
  /** Runs a node with what leaves the step before, waits for it, and lets the value go on. Its failure is the step's. */
  tap(target: Target<Output, unknown>): Chain<Input, Output, Repeats>;
  /** Runs the step before again when it fails. */
  retry(policy: RetryPolicy): Chain<Input, Output, Repeats>;
  /** How long the step before may take, from its start: then it fails with a TimeoutError, and the signals of its nodes fire. */
  timeout(limit: Duration): Chain<Input, Output, Repeats>;
  /** When the step before fails, what the target makes of its error leaves in its place. */
  recover<R>(target: Target<Anything, R>): Chain<Input, Output | Awaited<R>>;
  /**
   * Runs the target for each item that arrives, in parallel over the workers. After a failure no further chunk of items
   * starts; it is rethrown with the item's `index`, in maps of maps that of the outermost.
   */
  map<R>(target: Mapping<Output, R>, options?: MapOptions): Mapped<Input, Awaited<R>>;
}

/** After `.fanOut`. */
export interface FannedOut<Input, Output, Repeats = boolean> extends Chain<Input, Output, Repeats> {
  /** Brings the record or tuple together: it is the one input of the node. */
  fanIn<R>(target: Target<Output, R>): Chain<Input, Awaited<R>, Fits<Awaited<R>, Output>>;
}

/** After `.map`: `.to` and `.fanOut` get the whole array, `.map` and `.reduce` each item. */
export interface Mapped<Input, Item> extends Flow<Input, Item[]> {
  /** The array of results is the one input of the next node or flow. */
  to<R>(target: Target<Item[], R>): Chain<Input, Awaited<R>, Fits<Awaited<R>, Item[]>>;
  /** All targets in parallel, each with the array of results. */
  fanOut<const T extends Targets<Item[]>>(targets: T): FannedOut<Input, Gathered<T>>;
  /** Same, but what becomes of each target is a result. */
  fanOutSettled<const T extends Targets<Item[]>>(targets: T): FannedOut<Input, Settled<T>>;
  /** Runs a node with each result, and lets the result go on. */
  tap(target: Target<Item, unknown>): Mapped<Input, Item>;
  /** Runs the target before again for an item for which it fails. */
  retry(policy: RetryPolicy): Mapped<Input, Item>;
  /** How long the target before may take for an item. */
  timeout(limit: Duration): Mapped<Input, Item>;
  /** When an item fails, what the target makes of its error is its result. */
  recover<R>(target: Target<Anything, R>): Mapped<Input, Item | Awaited<R>>;
  /** Runs the target for each result; the items of what it gives go on, each by itself. */
  flatMap<R>(target: Target<Item, R>, options?: MapOptions): Mapped<Input, ItemOf<Awaited<R>>>;
  /** Lets those on for which the predicate says so. */
  filter<Kept extends Item>(predicate: (item: Item) => item is Kept): Mapped<Input, Kept>;
  filter(predicate: Taking<Item, unknown>): Mapped<Input, Item>;
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
  to<const T extends AnyTarget>(
    target: T,
  ): Chain<InputOf<T>, OutputOf<T>, Fits<OutputOf<T>, InputOf<T>>>;
  /** Begins with targets that all get the flow's input. */
  fanOut<const T extends AnyTargets>(targets: T): FannedOut<CommonInput<T>, Gathered<T>>;
  /** Same, but what becomes of each target is a result. */
  fanOutSettled<const T extends AnyTargets>(targets: T): FannedOut<CommonInput<T>, Settled<T>>;
  /** `.fanOut(targets).fanIn(node)`. */
  fanOutIn<const T extends AnyTargets, R>(
    targets: T,
    aggregator: Target<Gathered<T>, R>,
  ): Chain<CommonInput<T>, Awaited<R>>;
  /** Begins with branches: `select` and they get the flow's input. */
  branchOn<
    const S extends NodeFunction,
    const T extends BranchTable<InputOf<S>>,
    const O extends Target<InputOf<S>, unknown>,
  >(
    select: S,
    table: T,
    options: { readonly otherwise: O },
  ): Chain<InputOf<S>, BranchOutput<T> | OutputOf<O>>;
  branchOn<const S extends NodeFunction, const T extends BranchTable<InputOf<S>>>(
    select: S,
    table: T & Covering<OutputOf<S>, T>,
  ): Chain<InputOf<S>, BranchOutput<T>>;
  /** Begins with items: the flow's input is any iterable, asynchronous ones included. */
  map<const T extends AnyTarget>(
    target: T,
    options?: MapOptions,
  ): Mapped<Items<InputOf<T>>, OutputOf<T>>;
}
