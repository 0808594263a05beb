import { ValidationError } from "../errors.js";

interface Place {
  readonly value: unknown;
  readonly path: string;
}

/** The error for a value that structured cloning refused with `cause`; names the first part that cannot cross threads. */
export function uncloneable(path: string, value: unknown, cause: unknown): ValidationError {
  const bad = find({ value, path }) ?? { value, path };
  return new ValidationError(bad.path, `${describe(bad.value)} cannot cross threads`, { cause });
}

/** Same for a task's inputs. */
export function uncloneableInput(inputs: readonly unknown[], cause: unknown): ValidationError {
  const index = firstUncloneable(inputs);
  return uncloneable(`input ${index}`, inputs[index], cause);
}

/** Which one structured cloning would refuse, or the first when none. */
export function firstUncloneable(values: readonly unknown[]): number {
  return Math.max(
    0,
    values.findIndex((value) => !isCloneable(value)),
  );
}

export function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** Without recursion: the data may be deep, and is walked once. Class instances are not entered: their inside is theirs. */
function find(root: Place): Place | undefined {
  const seen = new Set<unknown>();
  const stack = [root];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    if (seen.has(place.value)) continue;
    seen.add(place.value);
    const parts = partsOf(place);
    if (parts === undefined) {
      if (!isCloneable(place.value)) return place;
    } else stack.push(...parts.reverse());
  }
  return undefined;
}

/** Undefined for what has no parts that a path could name. */
function partsOf({ value, path }: Place): Place[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.map((item, i) => ({ value: item, path: `${path}[${i}]` }));
  if (value instanceof Map) return entriesOf(value, path);
  if (value instanceof Set)
    return [...value].map((item) => ({ value: item, path: `${path}.<item>` }));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  return fieldsOf(value, path);
}

function entriesOf(map: ReadonlyMap<unknown, unknown>, path: string): Place[] {
  return [...map].flatMap(([key, value]) => [
    { value: key, path: `${path}.<key>` },
    { value, path: `${path}.get(${typeof key === "string" ? JSON.stringify(key) : String(key)})` },
  ]);
}

/** A getter that throws is left out: the cause says what it threw. */
function fieldsOf(value: object, path: string): Place[] {
  const parts: Place[] = [];
  for (const key of Object.keys(value)) {
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)
      ? `.${key}`
      : `[${JSON.stringify(key)}]`;
    try {
      parts.push({ value: (value as Record<string, unknown>)[key], path: path + name });
    } catch {}
  }
  return parts;
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return `a ${typeof value}`;
  const name = value.constructor?.name ?? "";
  if (name === "" || name === "Object") return "this object";
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}
