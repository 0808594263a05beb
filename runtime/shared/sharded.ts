import { copyOut } from "./copy-out.js";
import { transaction } from "./transaction.js";

/** What the class of a sharded object must have. */
export interface Mergeable<T> {
  merge(other: T): unknown;
}

/** All copies of one sharded object, as the main thread has them: it makes each of them. */
export class ShardedObject<T extends Mergeable<T>> {
  readonly #initial: () => T;
  readonly #copies: T[];

  constructor(own: T, initial: () => T) {
    this.#initial = initial;
    this.#copies = [own];
    wholes.set(own, this as unknown as ShardedObject<never>);
  }

  add(copy: T): void {
    this.#copies.push(copy);
  }

  /**
   * A new ordinary instance into which all copies are merged. They are read together, as one transaction; what their class
   * does with them afterwards happens without any lock.
   */
  merged(): T {
    const whole = this.#initial();
    const plain = transaction(this.#copies, (...views) => {
      return views.map((view) => snapshot(view, Object.getPrototypeOf(whole)));
    });
    for (const copy of plain) whole.merge(copy as T);
    return whole;
  }
}

/** By the main thread's own copies. */
const wholes = new WeakMap<object, ShardedObject<never>>();

/** The whole of a sharded object, by the main thread's own copy. */
export function merged<T extends object>(own: T): T {
  const whole = wholes.get(own);
  if (whole === undefined) throw new Error("not the main thread's copy of a sharded object");
  return whole.merged();
}

/** An ordinary instance with what the copy has. */
function snapshot(view: object, prototype: object): object {
  const copy = Object.create(prototype) as Record<string, unknown>;
  const faces = { view, handle: view };
  for (const [name, value] of Object.entries(view)) {
    copy[name] = ArrayBuffer.isView(value) ? (value as Uint8Array).slice() : copyOut(value, faces);
  }
  return copy;
}
