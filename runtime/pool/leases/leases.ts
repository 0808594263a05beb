import type { SharedMemory } from "../../shared/shared-memory.js";
import { Wakes } from "../../sync/wakes.js";
import { LeasePool, type Leases, type Pool } from "./lease-pool.js";
import { LeaseState } from "./lease-state.js";
import { sharedLeaseState } from "./shared-lease-state.js";

/** What `pool(open, options)` says. */
export interface PoolOptions<T> {
  /** The most connections that are open at a time, over all threads. */
  readonly max: number;
  /** Closes a connection; absent, its disposer is called if it has one. */
  readonly close?: ((value: T) => unknown) | undefined;
}

/** What all threads have in common of a pool, as one thread sees it. */
export class SharedLeases {
  readonly #name: string;
  readonly #memory: SharedMemory;
  readonly #state: Leases;

  /** `index` is its place among the shared objects. */
  constructor(
    memory: SharedMemory,
    index: number,
    { name, max }: { name: string; max: () => number },
  ) {
    this.#name = name;
    this.#memory = memory;
    const state = memory.object(index, name, sharedLeaseState, () => new LeaseState(max()));
    this.#state = state;
    memory.afterDeaths((owner) => {
      for (const each of new Set(state.left(owner))) memory.wakes.wake(each);
    });
  }

  /** This thread's part of it. */
  pool<T>(open: () => T | Promise<T>, { close }: PoolOptions<T>): LeasePool<T> {
    const { owner, wakes } = this.#memory;
    const state = this.#state;
    return new LeasePool({ name: this.#name, state, owner, wakes, open, close: close ?? dispose });
  }
}

/** A pool for one thread alone, outside of an app. */
export function lonePool<T>(open: () => T | Promise<T>, { max, close }: PoolOptions<T>): Pool<T> {
  const state = new LeaseState(max);
  return new LeasePool({
    ...{ name: "pool", state, owner: 1, wakes: new Wakes(1), open },
    close: close ?? dispose,
  });
}

async function dispose(value: unknown): Promise<void> {
  const { [Symbol.asyncDispose]: later, [Symbol.dispose]: atOnce } = Object(value) as Partial<
    AsyncDisposable & Disposable
  >;
  if (later) await later.call(value);
  else atOnce?.call(value);
}
