/** The public declarations as discovery sees them: only the tags, and enough types for programs to check clean. */
export const aetherflowStub = `
/** A place for providers. @see local
 * @aetherflow context
 */
export declare abstract class FlowContext {
  protected readonly __context: true;
}

type Constructor<T> = abstract new (...args: never[]) => T;
type Fn = (...args: never[]) => unknown;

/** What makes a value. */
export interface Provider<T> { create(...dependencies: readonly unknown[]): T }

/**
 * One per worker.
 * @aetherflow local
 */
export declare function local<T>(provider: Constructor<T> | ((...args: never[]) => T)): Provider<T>;

/**
 * One for all.
 * @aetherflow shared
 */
export declare function shared<T>(provider: Constructor<T> | ((...args: never[]) => T)): Provider<T>;
/**
 * @aetherflow sharded
 */
export declare function sharded<T>(provider: Constructor<T> | ((...args: never[]) => T)): Provider<T>;

/**
 * Several calls as one.
 * @aetherflow transaction
 */
export declare function transaction<const T extends readonly object[], F extends (...objects: T) => unknown>(objects: readonly [...T], callback: F): ReturnType<F>;
export declare function transaction<T extends object, R>(object: T, callback: (object: T) => R): R;

/**
 * Waits.
 * @aetherflow until
 */
export declare function until<T extends object, R>(object: T, predicate: (object: T) => R, options?: object): Promise<R>;

/**
 * One for the app, copied.
 * @aetherflow value
 */
export declare function value<T>(given: T): Provider<T>;

/**
 * One each time.
 * @aetherflow factory
 */
export declare function factory<T>(provider: Constructor<T> | ((...args: never[]) => T)): Provider<T>;

/**
 * One a task.
 * @aetherflow scoped
 */
export declare function scoped<T>(provider: Constructor<T> | ((...args: never[]) => T)): Provider<T>;

export interface Lease<T> { readonly value: T; release(): void }
export interface Pool<T> { lease(options?: { readonly timeout?: number }): Promise<Lease<T>> }

/**
 * Connections.
 * @aetherflow pool
 */
export declare function pool<T>(open: (...args: never[]) => T | Promise<T>, options: { readonly max: number; close?(value: T): unknown }): Provider<Pool<T>>;

export interface NodeOptions { readonly idempotent?: boolean; readonly retry?: object; readonly timeout?: number | string }

/** @aetherflow info */
export interface RunInfo { readonly runId: number; readonly taskId: number; readonly node: string; readonly threadId: number; readonly attempt: number }

/**
 * Marks a node.
 * @aetherflow node
 */
export declare function node<F extends Fn>(fn: F): F;
export declare function node<F extends Fn>(options: NodeOptions, fn: F): F;
export declare function node(options: NodeOptions): <F extends Fn>(fn: F) => F;

export interface MapOptions { readonly concurrency?: number; readonly ordered?: boolean; readonly batch?: number; readonly onError?: "stop" | "collect" }

type Target = Fn | Flow<unknown>;
type Leaves<T> = T extends (...args: never[]) => infer R ? Awaited<R> : T extends Flow<infer V> ? V : never;

export interface Flow<V> {
  readonly __value?: V;
  to<T extends Fn | Flow<any>>(target: T | ((value: V) => unknown)): Flow<Leaves<T>>;
  fanOut<const T extends Readonly<Record<string, Fn | Flow<any>>> | readonly (Fn | Flow<any>)[]>(targets: T): Flow<{ [K in keyof T]: Leaves<T[K]> }>;
  fanIn<T extends Fn | Flow<any>>(target: T): Flow<Leaves<T>>;
  fanOutSettled<const T extends Readonly<Record<string, Fn | Flow<any>>> | readonly (Fn | Flow<any>)[]>(targets: T): Flow<{ [K in keyof T]: { ok: true; value: Leaves<T[K]> } | { ok: false } }>;
  fanOutIn<T extends Fn | Flow<any>>(targets: unknown, target: T): Flow<Leaves<T>>;
  branchOn<K, T extends Readonly<Record<string, Fn | Flow<any>>>>(select: (value: V) => K, table: T, options?: { otherwise: Fn | Flow<any> }): Flow<Leaves<T[keyof T]>>;
  repeat(times: number, options?: { onError?: "stop" | "keepLast" }): Flow<V>;
  repeatWhile(predicate: (value: V) => unknown, options?: { max?: number }): Flow<V>;
  tap(target: Fn | Flow<any> | ((value: V) => unknown)): Flow<V>;
  recover<T extends Fn | Flow<any>>(target: T | ((error: any) => unknown)): Flow<V | Leaves<T>>;
  retry(policy: object): Flow<V>;
  timeout(limit: number | string): Flow<V>;
  flatMap<R>(target: ((value: V, ...dependencies: never[]) => R) | Flow<R>, options?: MapOptions): Flow<Awaited<R> extends Iterable<infer I> ? I : never>;
  filter(predicate: (value: V) => unknown): Flow<V>;
  batch(size: number): Flow<V[]>;
  map<T extends Fn | Flow<any>>(target: T, options?: MapOptions): Flow<Leaves<T>>;
  reduce<A>(reducer: (total: A, value: V) => A | Promise<A>, initial: A): Flow<A>;
}

/**
 * Begins a flow.
 * @aetherflow flow
 */
export declare function flow(context: abstract new () => FlowContext): Flow<never>;

/** @aetherflow i32 */
export type i32 = number;
/** @aetherflow u32 */
export type u32 = number;
/** @aetherflow i64 */
export type i64 = bigint;
`;
