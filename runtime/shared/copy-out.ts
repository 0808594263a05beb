import { SharedArray, walkArray } from "./shared-array.js";
import { SharedMap } from "./shared-map.js";
import { SharedSet } from "./shared-set.js";
import { walkTable } from "./walk-table.js";

export interface Faces {
  readonly view: object;
  readonly handle: object;
}

/** See `Guard.copyOut`. */
export function copyOut<V>(value: V, faces: Faces): V {
  return copy(value, faces, undefined) as V;
}

/** `within` has the plain objects around `value`, so that a cycle ends. */
function copy(value: unknown, faces: Faces, within: Set<object> | undefined): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value === faces.view) return faces.handle;
  if (value instanceof SharedMap) return new Map(value);
  if (value instanceof SharedSet) return new Set(value);
  if (value instanceof SharedArray) return value.toJSON();
  if (value instanceof walkTable || value instanceof walkArray) return iterateLater(value);
  if (!isPlain(value) || within?.has(value)) return value;
  const around = (within ?? new Set<object>()).add(value);
  const result = copyPlain(value, (part) => copy(part, faces, around));
  around.delete(value);
  return result;
}

type Copy = (part: unknown) => unknown;

const isPlain = (value: object): boolean =>
  Array.isArray(value) || value instanceof Map || value instanceof Set || isRecord(value);

function copyPlain(value: object, copy: Copy): unknown {
  if (Array.isArray(value)) return copyArray(value, copy);
  if (value instanceof Map) return copyMap(value, copy);
  return value instanceof Set ? copySet(value, copy) : copyRecord(value, copy);
}

/** An iterator over a live container ends with the call; its elements do not. */
function iterateLater(iterator: object): Iterator<unknown> {
  return [...(iterator as Iterable<unknown>)].values();
}

/** Each of these gives the object itself unless one of its parts changes. */
function copyArray(array: readonly unknown[], copy: Copy): unknown {
  let result: unknown[] | undefined;
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    const copied = copy(element);
    if (copied === element) continue;
    result ??= [...array];
    result[i] = copied;
  }
  return result ?? array;
}

/** Keys may be live as well, and keep their places. */
function copyMap(map: ReadonlyMap<unknown, unknown>, copy: Copy): unknown {
  const entries = [...map];
  const copied = copyArray(entries, (entry) => copyArray(entry as unknown[], copy));
  return copied === entries ? map : new Map(copied as [unknown, unknown][]);
}

function copySet(set: ReadonlySet<unknown>, copy: Copy): unknown {
  const elements = [...set];
  const copied = copyArray(elements, copy);
  return copied === elements ? set : new Set(copied as unknown[]);
}

function copyRecord(record: object, copy: Copy): unknown {
  let result: Record<string, unknown> | undefined;
  for (const [key, element] of Object.entries(record)) {
    const copied = copy(element);
    if (copied === element) continue;
    result ??= { ...record };
    result[key] = copied;
  }
  return result ?? record;
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
