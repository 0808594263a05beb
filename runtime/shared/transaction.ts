import { guardOf } from "./guards.js";
import { JointCall } from "./joint-call.js";
import { plain } from "./plain.js";

/**
 * Runs `callback` with the locks of all the objects, as one call: nobody sees a part of it, and if its thread dies
 * inside, all of them are as they were before. The callback gets the objects in the order given, and may use them as
 * their own methods may: what it keeps of them is of no use afterwards. Objects that are not shared are just passed.
 *
 * The locks are taken in an order that is the same in all threads. Objects that the thread holds already, in a method
 * or a transaction, stay locked until that ends. A throw keeps what was done. Returns what the callback returns.
 *
 * @throws SharedStateError `ASYNC_CALLBACK` if that is a promise; `ARENA_FULL`, with everything undone;
 * `LOCK_TIMEOUT`, on the main thread; `NOT_TOGETHER` for objects of several apps.
 * @throws DeadlockError if other objects are locked in a circle.
 * @aetherflow transaction
 */
export function transaction<
  const T extends readonly object[],
  F extends (...objects: T) => unknown,
>(objects: readonly [...T], callback: F): ReturnType<F>;
export function transaction<T extends object, R>(object: T, callback: (object: T) => R): R;
export function transaction<R>(
  given: object | readonly object[],
  callback: (...objects: object[]) => R,
): R {
  const objects = Array.isArray(given) ? (given as readonly object[]) : [given];
  const guards = objects.map(guardOf);
  const shared = guards.filter((guard) => guard !== undefined);
  const joint = new JointCall(shared);
  try {
    joint.begin();
    const seen = objects.map((object, i) => guards[i]?.parts.view ?? object);
    return plain(callback(...seen), shared);
  } finally {
    joint.isOver = true;
    joint.conclude();
  }
}
