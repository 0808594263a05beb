import type { Pool } from "../pool/leases/lease-pool.js";
import { lonePool, type PoolOptions } from "../pool/leases/leases.js";

declare const contextBrand: unique symbol;

/**
 * Says which dependency lives where: each property of a subclass is a provider.
 *
 * ```ts
 * export class Corpus extends FlowContext {
 *   tokenizer = local(Tokenizer);    // one per worker thread
 *   counts    = shared(WordCounts);  // one for all threads
 * }
 * ```
 * @aetherflow context
 */
export abstract class FlowContext {
  declare protected readonly [contextBrand]: true;
}

/**
 * Where a dependency comes from. The type does not say which kind of provider it is, so that a subclass of a context
 * may replace one kind by another.
 */
export interface Provider<T> {
  /** Makes the value; generated code calls it, with the dependencies in order. */
  create(...dependencies: readonly unknown[]): T;
}

/** A class or a function; its parameters are wired from the same context. */
export type Source<T> = (new (...dependencies: never[]) => T) | ((...dependencies: never[]) => T);

/**
 * One for each worker thread, made on first use there, never locked: the default choice.
 * @aetherflow local
 */
export function local<T>(source: Source<T>): Provider<T> {
  return provider(source);
}

/**
 * One for all threads, in shared memory; each method call is atomic.
 * @aetherflow shared
 */
export function shared<T extends object>(source: Source<T>): Provider<T> {
  return provider(source);
}

/**
 * One for each worker thread, in shared memory, and seen as one from outside: the app's property is a new instance with
 * all of them merged, read at one moment. Its class has a method `merge(other)`, for which a new instance is neutral. A
 * worker thread that comes after one that has ended goes on with what that has left.
 * @aetherflow sharded
 */
export function sharded<T extends { merge(other: T): unknown }>(source: Source<T>): Provider<T> {
  return provider(source);
}

/**
 * One for the app: given as it is, copied once when the app starts, the same for all threads. It must be data that can
 * cross threads.
 * @aetherflow value
 */
export function value<T>(given: T): Provider<T> {
  return Object.freeze({ create: () => given });
}

/**
 * A new one for each parameter that asks for it. Nobody keeps or disposes it but who gets it.
 * @aetherflow factory
 */
export function factory<T>(source: Source<T>): Provider<T> {
  return provider(source);
}

/**
 * One for each task: the consecutive steps of a flow on one worker. Each item of a map and each target of a fan-out is a
 * task of its own. Disposed when the task ends, in reverse order.
 * @aetherflow scoped
 */
export function scoped<T>(source: Source<T>): Provider<T> {
  return provider(source);
}

/** What `pool` makes: the wiring calls `open` where a connection is needed. */
export interface PoolProvider<T> extends Provider<Pool<T>>, PoolOptions<T> {
  open(...dependencies: readonly unknown[]): T | Promise<T>;
}

/**
 * Connections that are opened where they are needed, at most `max` at a time over all threads. Who asks for one waits in
 * line; an idle one is closed when it is needed on another thread. The parameter's type is `Pool<T>`.
 *
 * ```ts
 * using lease = await db.lease();
 * await lease.value.query("…");
 * ```
 * @aetherflow pool
 * @throws RangeError for a `max` that is not an integer from 1.
 */
export function pool<T>(
  open: (...dependencies: never[]) => T | Promise<T>,
  { max, close }: PoolOptions<T>,
): PoolProvider<T> {
  if (!Number.isInteger(max) || max < 1)
    throw new RangeError(`pool: max: expected an integer from 1, got ${max}`);
  const opened = (...dependencies: readonly unknown[]) => open(...(dependencies as never[]));
  const options = { max, close };
  return Object.freeze({
    ...{ max, close, open: opened },
    create: (...dependencies: readonly unknown[]) =>
      lonePool(() => opened(...dependencies), options),
  });
}

function provider<T>(source: Source<T>): Provider<T> {
  return Object.freeze({
    create: (...dependencies: readonly unknown[]): T =>
      isClass(source)
        ? new source(...(dependencies as never[]))
        : source(...(dependencies as never[])),
  });
}

/** The `prototype` of a class, and only of a class, is read-only. */
function isClass<T>(source: Source<T>): source is new (...dependencies: never[]) => T {
  return Object.getOwnPropertyDescriptor(source, "prototype")?.writable === false;
}
