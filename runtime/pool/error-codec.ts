import { inspect } from "node:util";
import { isNativeError } from "node:util/types";
import {
  AetherFlowError,
  BrokenWiringError,
  ClosedError,
  DeadlockError,
  LoadError,
  NodeError,
  SharedStateError,
  TimeoutError,
  ValidationError,
  WorkerDiedError,
} from "../errors.js";
import { isCloneable } from "./uncloneable.js";
import type { ErrorClass } from "./wiring.js";

/** A value as it is, or the place of an error in the list. Errors are a list, since their causes may form a cycle. */
type Reference = { readonly value: unknown } | { readonly error: number };

interface EncodedError {
  /** Place in the known classes. */
  readonly of: number;
  /** Of the class: a thread with another build must not revive another one. */
  readonly className: string;
  readonly name: string;
  readonly stack: string | undefined;
  readonly fields: ReadonlyArray<readonly [name: string, enumerable: boolean, Reference]>;
  readonly aggregated: readonly Reference[] | undefined;
}

/** What was thrown, as plain data. */
export interface PortableError {
  readonly thrown: Reference;
  readonly errors: readonly EncodedError[];
}

/** As it was at load: a task may put something else in its place. */
const AnyError = Error;

const BUILT_IN: readonly ErrorClass[] = [
  ...[
    Error,
    AggregateError,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  ],
  DOMException,
];

/** Listed, since the order of a namespace's exports depends on the bundler. */
const OURS: readonly ErrorClass[] = [
  ...[AetherFlowError, BrokenWiringError, ClosedError, DeadlockError, LoadError, NodeError],
  ...[SharedStateError, TimeoutError, ValidationError, WorkerDiedError],
];

/** Takes what was thrown across threads whole: class, fields, causes, stack. `classes` are the wiring's. */
export class ErrorCodec {
  readonly #classes: readonly ErrorClass[];

  constructor(classes: readonly ErrorClass[]) {
    this.#classes = [...BUILT_IN, ...OURS, ...classes];
  }

  /** Never throws: an error whose getters do becomes a NodeError. */
  encode(thrown: unknown): PortableError {
    try {
      return new Encoding(this.#classes).run(thrown);
    } catch (error) {
      return new Encoding(this.#classes).run(uncloneableThrow("something unreadable", error));
    }
  }

  decode({ thrown, errors }: PortableError): unknown {
    const revived = errors.map((error) => this.#revive(error));
    const resolve = (to: Reference) => (isPlace(to) ? revived[to.error] : to.value);
    for (const [index, { fields, aggregated }] of errors.entries()) {
      const error = revived[index]!;
      for (const [name, enumerable, to] of fields) define(error, name, resolve(to), enumerable);
      if (aggregated !== undefined) define(error, "errors", aggregated.map(resolve));
    }
    return resolve(thrown);
  }

  /** Made by `new Error`, so that Node and V8 know it for an error; its constructor's side effects are not repeated. */
  #revive({ of, className, name, stack }: EncodedError): Error {
    const found = this.#classes[of];
    const known = found !== undefined && classNameOf(found) === className ? found : Error;
    if (known === DOMException) return new DOMException("", name);
    const error = Object.setPrototypeOf(new Error(), known.prototype) as Error;
    define(error, "stack", stack);
    if (error.name !== name) define(error, "name", name);
    return error;
  }
}

/** One `encode`. */
class Encoding {
  readonly #classes: readonly ErrorClass[];
  readonly #errors: EncodedError[] = [];
  readonly #places = new Map<object, number>();

  constructor(classes: readonly ErrorClass[]) {
    this.#classes = classes;
  }

  run(thrown: unknown): PortableError {
    return { thrown: this.#refer(thrown), errors: this.#errors };
  }

  #refer(value: unknown): Reference {
    if (isError(value)) return { error: this.#place(value) };
    if (isCloneable(value)) return { value };
    return { error: this.#place(uncloneableThrow(textOf(value))) };
  }

  #place(error: Error): number {
    const known = this.#places.get(error);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(error, place);
    this.#errors[place] = this.#encode(error);
    return place;
  }

  #encode(error: Error): EncodedError {
    const of = this.#classOf(error);
    return {
      of,
      className: classNameOf(this.#classes[of]!),
      name: String(error.name),
      stack: typeof error.stack === "string" ? error.stack : undefined,
      fields: this.#fields(error),
      aggregated: this.#aggregated(error),
    };
  }

  /** The nearest class that both threads know; at least `Error`. */
  #classOf(error: Error): number {
    let prototype: object | null = Object.getPrototypeOf(error);
    while (prototype !== null) {
      const place = this.#classes.findLastIndex((known) => known.prototype === prototype);
      if (place >= 0) return place;
      prototype = Object.getPrototypeOf(prototype);
    }
    return 0;
  }

  /** Own data fields; those that cannot cross are left out, except for the cause, which is described. */
  #fields(error: Error): EncodedError["fields"] {
    const fields: [string, boolean, Reference][] = [];
    if (error instanceof DOMException) fields.push(["message", false, { value: error.message }]);
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(error))) {
      if (name === "stack" || name === "errors" || !("value" in property)) continue;
      const { value, enumerable = false } = property;
      if (name !== "cause" && !isError(value) && !isCloneable(value)) continue;
      fields.push([name, enumerable, this.#refer(value)]);
    }
    return fields;
  }

  #aggregated(error: Error): readonly Reference[] | undefined {
    const { errors } = error as Partial<AggregateError>;
    return Array.isArray(errors) ? errors.map((each) => this.#refer(each)) : undefined;
  }
}

/** By its own field: `Object.prototype` may have been polluted. */
function isPlace(to: Reference): to is { readonly error: number } {
  return Object.hasOwn(to, "error");
}

function isError(value: unknown): value is Error {
  return value instanceof AnyError || isNativeError(value);
}

function classNameOf({ prototype }: ErrorClass): string {
  return prototype.constructor.name;
}

function define(error: Error, name: string, value: unknown, enumerable = false): void {
  Object.defineProperty(error, name, { value, enumerable, writable: true, configurable: true });
}

function uncloneableThrow(what: string, cause: unknown = what): NodeError {
  return new NodeError(`A node threw ${what}, which cannot cross threads`, { cause });
}

function textOf(value: unknown): string {
  return typeof value === "object" ? inspect(value, { depth: 0 }) : String(value);
}
