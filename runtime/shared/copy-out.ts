import { SharedArray, walkArray } from "./shared-array.js";
import { SharedMap, walkMap } from "./shared-map.js";

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
  if (value instanceof SharedArray) return value.toJSON();
  if (value instanceof walkMap || value instanceof walkArray) return iterateLater(value);
  const isArray = Array.isArray(value);
  if ((!isArray && !isRecord(value)) || within?.has(value)) return value;
  const around = (within ?? new Set<object>()).add(value);
  const result = isArray ? copyArray(value, faces, around) : copyRecord(value, faces, around);
  around.delete(value);
  return result;
}

/** An iterator over a live container ends with the call; its elements do not. */
function iterateLater(iterator: object): Iterator<unknown> {
  return [...(iterator as Iterable<unknown>)].values();
}

/** The array itself unless one of its elements changes. */
function copyArray(array: readonly unknown[], faces: Faces, around: Set<object>): unknown {
  let result: unknown[] | undefined;
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    const copied = copy(element, faces, around);
    if (copied === element) continue;
    result ??= [...array];
    result[i] = copied;
  }
  return result ?? array;
}

function copyRecord(record: object, faces: Faces, around: Set<object>): unknown {
  let result: Record<string, unknown> | undefined;
  for (const [key, element] of Object.entries(record)) {
    const copied = copy(element, faces, around);
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
