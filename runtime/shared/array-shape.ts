/** What the prototype below needs of the arrays that inherit from it. */
interface Indexed {
  readonly length: number;
  /** Differs after a change. */
  readonly changes: number;
  at(index: number): unknown;
  put(index: number, value: unknown): void;
  toJSON(): unknown[];
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
type ArrayMethod = (this: Indexed, ...args: unknown[]) => unknown;

/** Methods of Array that change nothing. */
const READING = [
  ...["concat", "flat", "includes", "indexOf", "join", "lastIndexOf", "slice"],
  ...["toLocaleString", "toReversed", "toSorted", "toSpliced", "toString", "with"],
];
const CALLING = [
  ...["every", "filter", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "forEach"],
  ...["map", "reduce", "reduceRight", "some"],
];

const plain = Array.prototype as unknown as Readonly<Record<string | symbol, Method>>;

/** The index that a property key names, or -1. */
function indexOf(key: string | symbol): number {
  if (typeof key === "symbol") return -1;
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && String(index) === key ? index : -1;
}

/**
 * Answers `array[3]`. It stands at the end of the prototype chain, behind the class with the methods, so that only
 * what no method answers comes here: a Proxy of the array itself would slow every method down.
 */
const elements: ProxyHandler<object> = {
  get(_target, key, receiver: Indexed) {
    const index = indexOf(key);
    return index === -1 ? plain[key] : receiver.at(index);
  },
  set(_target, key, value, receiver: Indexed) {
    const index = indexOf(key);
    if (index === -1) {
      throw new TypeError(`A shared array cannot have a property ${String(key)}`);
    }
    receiver.put(index, value);
    return true;
  },
  /** Not told for which array, it says yes to every index: `concat` asks this of those below the length. */
  has: (_target, key) => indexOf(key) !== -1 || key in plain,
};

function reading(method: Method): ArrayMethod {
  return function (this: Indexed, ...args) {
    return method.apply(this.toJSON(), args);
  };
}

/**
 * Runs on a copy, which is brought up to date after a callback that has changed the array: so what is added, set or
 * removed meanwhile is met, or not, as in an Array. The callback's last argument is the live array.
 */
function calling(method: Method): ArrayMethod {
  return function (this: Indexed, ...args) {
    const [callback, ...rest] = args as [Method, ...unknown[]];
    if (typeof callback !== "function")
      throw new TypeError(`${String(callback)} is not a function`);
    const live = this;
    const copy = this.toJSON();
    let seen = this.changes;
    const withLiveArray: Method = function (...given) {
      const result = callback.apply(this, [...given.slice(0, -1), live]);
      if (live.changes !== seen) {
        seen = live.changes;
        copy.length = 0;
        for (const each of live.toJSON()) copy.push(each);
      }
      return result;
    };
    return method.apply(copy, [withLiveArray, ...rest]);
  };
}

function define(
  prototype: object,
  names: readonly string[],
  wrap: (method: Method) => ArrayMethod,
) {
  for (const name of names) {
    const method = plain[name];
    if (method === undefined) continue;
    Object.defineProperty(prototype, name, {
      value: wrap(method),
      writable: true,
      configurable: true,
    });
  }
}

/** The base of SharedArray: `instanceof Array`, element access and all methods that only read. */
export const IndexedShape = function IndexedShape() {} as unknown as new <T>() => T[];
IndexedShape.prototype = Object.create(new Proxy(Object.create(Array.prototype), elements));
define(IndexedShape.prototype, READING, reading);
define(IndexedShape.prototype, CALLING, calling);
