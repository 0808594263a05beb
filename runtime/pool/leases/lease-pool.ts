import { isMainThread } from "node:worker_threads";
import { ClosedError, TimeoutError } from "../../errors.js";
import type { Wakes } from "../../sync/wakes.js";
import { DO, type LeaseState, type Ticket, ticketOf } from "./lease-state.js";

/** How long a request for a lease may wait. */
export interface LeaseOptions {
  /** Aborting rejects the request with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which it rejects with a TimeoutError. */
  readonly timeout?: number | undefined;
}

/** A connection that nobody else has. `using` gives it back, also after a throw. */
export interface Lease<T> extends Disposable {
  readonly value: T;
  /** Gives it back; a second time does nothing. */
  release(): void;
}

/** Connections of which at most so many are open over all threads. */
export interface Pool<T> {
  /**
   * Waits for a connection, in the order of all requests of all threads.
   * @throws What opening threw; the signal's reason; a TimeoutError; a ClosedError when the app closes.
   */
  lease(options?: LeaseOptions): Promise<Lease<T>>;
}

export type Leases = Pick<
  LeaseState,
  "ask" | "giveBack" | "closed" | "passOn" | "cancel" | "news" | "left"
>;

export interface LeasePoolRequest<T> {
  readonly name: string;
  readonly state: Leases;
  /** Of this thread. */
  readonly owner: number;
  readonly wakes: Wakes;
  readonly open: () => T | Promise<T>;
  readonly close: ((value: T) => unknown) | undefined;
}

interface Waiting<T> {
  readonly resolve: (value: T | Promise<T>) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds after which a thread looks for news by itself. */
const PATIENCE_MS = 250;

/** One thread's part of a pool: the connections that are open here. Who may open one is said by the state. */
export class LeasePool<T> implements Pool<T>, AsyncDisposable {
  readonly #request: LeasePoolRequest<T>;
  readonly #idle: T[] = [];
  readonly #leased = new Set<T>();
  readonly #waiting = new Map<Ticket, Waiting<T>>();
  readonly #opening = new Set<Promise<T>>();
  readonly #closing = new Set<Promise<unknown>>();
  readonly #failures: unknown[] = [];
  #number = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => void) | undefined;
  #isClosed = false;

  constructor(request: LeasePoolRequest<T>) {
    this.#request = request;
  }

  async lease({ signal, timeout }: LeaseOptions = {}): Promise<Lease<T>> {
    const { name, state, owner } = this.#request;
    if (this.#isClosed) throw new ClosedError(`Pool ${name} is closed`);
    signal?.throwIfAborted();
    const ticket = ticketOf(owner, ++this.#number);
    const { what, wake } = state.ask(ticket);
    const promise = what === DO.WAIT ? this.#wait(ticket) : Promise.resolve(this.#take(what));
    this.#wake(wake);
    this.#attend();
    return this.#leaseOf(await this.#patiently(ticket, promise, { signal, timeout }));
  }

  /** Closes what is open here, in reverse order, and leaves the room to others. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { name, state, owner } = this.#request;
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values())
      reject(new ClosedError(`Pool ${name} is closed`));
    this.#waiting.clear();
    await Promise.allSettled(this.#opening);
    await Promise.resolve(); // until those who asked have their leases
    for (const value of [...this.#leased, ...this.#idle.splice(0)].reverse()) this.#end(value);
    this.#leased.clear();
    await Promise.all(this.#closing);
    this.#wake(state.left(owner));
    this.#attend();
    const failures = this.#failures.splice(0);
    if (failures.length > 0) throw new AggregateError(failures, `Closing what ${name} had failed`);
  }

  #wait(ticket: Ticket): Promise<T> {
    return new Promise((resolve, reject) => this.#waiting.set(ticket, { resolve, reject }));
  }

  /** Idle or new, as the state has decided. */
  #take(what: number): T | Promise<T> {
    if (what === DO.REUSE) return this.#idle.pop()!;
    const opening = this.#open();
    this.#opening.add(opening);
    const opened = () => this.#opening.delete(opening);
    opening.then(opened, opened);
    return opening;
  }

  async #open(): Promise<T> {
    const { state, owner, open } = this.#request;
    try {
      return await open();
    } catch (error) {
      this.#wake(state.passOn(owner));
      throw error;
    }
  }

  /** Whoever gives up gives back what comes later. */
  async #patiently(
    ticket: Ticket,
    promise: Promise<T>,
    { signal, timeout }: LeaseOptions,
  ): Promise<T> {
    if (signal === undefined && timeout === undefined) return promise;
    let end: (() => void) | undefined;
    const given = new Promise<never>((_, reject) => {
      const abort = () => reject(signal?.reason);
      const late = () =>
        reject(new TimeoutError(`${this.#request.name}: no lease in ${timeout} ms`));
      const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
      signal?.addEventListener("abort", abort, { once: true });
      end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
    });
    try {
      return await Promise.race([promise, given]);
    } catch (error) {
      this.#giveUp(ticket, promise);
      throw error;
    } finally {
      end?.();
    }
  }

  #giveUp(ticket: Ticket, promise: Promise<T>): void {
    if (!this.#waiting.delete(ticket)) {
      promise.then(
        (value) => this.#giveBack(value),
        () => {},
      );
      return;
    }
    const { what, ticket: next, wake } = this.#request.state.cancel(ticket);
    if (what === DO.HAND_ON || what === DO.CLOSE) this.#place(this.#idle.pop()!, what, next);
    this.#wake(wake);
    this.#attend();
  }

  #leaseOf(value: T): Lease<T> {
    this.#leased.add(value);
    let isOver = false;
    const release = () => {
      if (isOver) return;
      isOver = true;
      if (this.#leased.delete(value)) this.#giveBack(value);
    };
    return { value, release, [Symbol.dispose]: release };
  }

  #giveBack(value: T): void {
    if (this.#isClosed) {
      this.#end(value);
      return;
    }
    const { what, ticket, wake } = this.#request.state.giveBack(this.#request.owner);
    this.#place(value, what, ticket);
    this.#wake(wake);
    this.#attend();
  }

  #place(value: T, what: number, next: Ticket): void {
    if (what === DO.KEEP) this.#idle.push(value);
    else if (what === DO.CLOSE) this.#endForOthers(value);
    else this.#serve(next, value);
  }

  #serve(ticket: Ticket, value: T | Promise<T>): void {
    const waiting = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    waiting?.resolve(value);
  }

  #endForOthers(value: T): void {
    const { state, owner } = this.#request;
    void this.#end(value).then(() => this.#wake(state.closed(owner)));
  }

  /** What closing throws is reported when the pool itself is closed. */
  #end(value: T): Promise<unknown> {
    const closing = (async () => this.#request.close?.(value))().catch((error: unknown) => {
      this.#failures.push(error);
    });
    this.#closing.add(closing);
    return closing.finally(() => this.#closing.delete(closing));
  }

  #wake(owners: readonly number[]): void {
    for (const each of new Set(owners)) this.#request.wakes.wake(each);
  }

  /** Looks for what others have decided. */
  readonly #look = (): void => {
    const { state, owner } = this.#request;
    const { served, close } = state.news(owner);
    for (const [ticket, what] of served) this.#serve(ticket, this.#take(what));
    for (const value of this.#idle.splice(0, close)) this.#endForOthers(value);
    this.#attend();
  };

  /**
   * Listens while somebody waits here, or has something that others may want. A worker stays awake for both; the main
   * thread does for whoever waits.
   */
  #attend(): void {
    const isOver = this.#waiting.size === 0 && (this.#isClosed || this.#idle.length === 0);
    if (isOver) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#stopListening?.();
      this.#stopListening = undefined;
      return;
    }
    this.#timer ??= setInterval(this.#look, PATIENCE_MS);
    this.#stopListening ??= this.#request.wakes.listen(this.#look);
    if (this.#waiting.size > 0 || !isMainThread) this.#timer.ref();
    else this.#timer.unref();
  }
}
