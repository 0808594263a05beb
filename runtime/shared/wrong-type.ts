import type { Codec } from "./codec.js";

/**
 * What to throw for a value that a codec does not take, before anything is written: RangeError for one of the right type.
 * `role` is what it was to be in a container: " as key".
 */
export function refusal(
  where: string,
  { name, range }: Pick<Codec<unknown>, "name" | "range">,
  { value, role = "" }: { readonly value: unknown; readonly role?: string },
): TypeError | RangeError {
  return range?.of === typeof value
    ? new RangeError(`${where}: expected ${range.text}${role}, got ${show(value)}`)
    : wrongType(where, name + role, value);
}

/** `WordCounts.total: expected number, got "12"`. Thrown before anything is written. */
export function wrongType(where: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${where}: expected ${expected}, got ${show(value)}`);
}

function show(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case "bigint":
      return `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : `an object of class ${className(value)}`;
    default:
      return String(value);
  }
}

function className(value: object): string {
  const made: unknown = value.constructor;
  return typeof made === "function" && made.name !== "" ? made.name : "?";
}
