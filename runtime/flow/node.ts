import type { Duration } from "./options.js";
import type { RetryPolicy } from "./retry.js";

/** A node: inputs first, dependencies after. */
export type NodeFunction = (...parameters: never[]) => unknown;

export interface NodeOptions {
  /** Running it twice does no harm: when a worker dies in it, it is run again, at most twice. */
  readonly idempotent?: boolean;
  /** Runs it again when it fails. */
  readonly retry?: RetryPolicy;
  /**
   * How long each attempt may take, from its start; then its AbortSignal fires and it fails with a TimeoutError. A thread that
   * does not react within the grace period is stopped.
   */
  readonly timeout?: Duration;
}

/**
 * Marks a function as a node and returns it unchanged. Same as `@node` in its doc comment, but with options.
 *
 * ```ts
 * export const fetchPage = node({ idempotent: true }, async (url: string, http: Http) => http.get(url));
 * ```
 * @aetherflow node
 */
export function node<F extends NodeFunction>(fn: F): F;
/** @aetherflow node */
export function node<F extends NodeFunction>(options: NodeOptions, fn: F): F;
/**
 * Before a function, as `@node({ idempotent: true })`: for TypeScript with our plugin, which drops it.
 * @aetherflow node
 */
export function node(options: NodeOptions): <F extends NodeFunction>(fn: F) => F;
export function node<F extends NodeFunction>(...[first, second]: [F | NodeOptions, F?]) {
  if (typeof first === "function") return first;
  return second ?? ((fn: F) => fn);
}
