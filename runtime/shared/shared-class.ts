import type { Guard } from "./guard.js";
import type { Segment } from "./segment.js";

/** What the compiler writes for a shared class. `F` has its fields, private ones included. */
export interface SharedClassSpec<T extends object, F extends object> {
  readonly of: { readonly prototype: T; readonly name: string };
  /** `this` inside the class's methods: accessors of the fields over the segment. */
  readonly view: new (
    segment: Segment,
  ) => F;
  /** What users hold: each public method between `enter` and `leave`. */
  readonly handle: new (
    guard: Guard<T>,
  ) => object;
  /** Cells of each field. */
  readonly cells: readonly number[];
  /** Hash of `fields`. */
  readonly layout: string;
  /** `name: type`, in the order of their cells. */
  readonly fields: readonly string[];
  /** Names of what `enter` is given the index of. */
  readonly methods: readonly string[];
  /** Some member changes a field without the lock: no callback must count on it. */
  readonly isLowered?: boolean;
  /** Copies the fields of an ordinary instance. */
  init(view: F, from: F): void;
}

/** A shared class, its three faces linked. */
export interface SharedClass<T extends object> {
  readonly name: string;
  readonly cells: readonly number[];
  readonly layout: string;
  readonly fields: readonly string[];
  readonly methods: readonly string[];
  readonly isLowered: boolean;
  /** The view and a function that copies an instance into it. */
  view(segment: Segment): { readonly view: T; readonly init: (from: T) => void };
  handle(guard: Guard<T>): T;
}

/**
 * Puts view and handle below the user's class: its methods run with `this` = view, `instanceof` and
 * `this.constructor` answer as for an ordinary instance, and its constructor is never run for either.
 */
export function sharedClass<T extends object, F extends object>(
  spec: SharedClassSpec<T, F>,
): SharedClass<T> {
  adopt(spec.view.prototype, spec.of);
  adopt(spec.handle.prototype, spec.of);
  const { cells, layout, fields, methods, isLowered = false } = spec;
  const names = Object.getOwnPropertyNames(spec.view.prototype).filter(isField);
  return {
    ...{ name: spec.of.name, cells, layout, fields, methods, isLowered },
    view(segment) {
      const view = new spec.view(segment);
      ownFields(view, names);
      const init = (from: T) => spec.init(view, from as unknown as F);
      return { view: view as unknown as T, init };
    },
    handle(guard) {
      const handle = new spec.handle(guard);
      ownFields(handle, names);
      return handle as T;
    },
  };
}

const isField = (name: string): boolean => name !== "constructor";

/** Fields are an instance's own, as those of an ordinary one: `{ ...this }`, JSON and `Object.keys` meet them. */
function ownFields(instance: object, names: readonly string[]): void {
  const prototype: object = Object.getPrototypeOf(instance);
  for (const name of names) {
    const accessors = Object.getOwnPropertyDescriptor(prototype, name);
    if (accessors !== undefined) {
      Object.defineProperty(instance, name, { ...accessors, enumerable: true });
    }
  }
}

function adopt(prototype: object, of: { readonly prototype: object }): void {
  Object.setPrototypeOf(prototype, of.prototype);
  Object.defineProperty(prototype, "constructor", { value: of, configurable: true });
}
