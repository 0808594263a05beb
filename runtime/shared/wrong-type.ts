import type { Described, Fault } from "./codec.js";

/** What to throw for a value that a codec does not take, before anything is written: RangeError for one of the right type. */
export function refusal(where: string, codec: Described, value: unknown): TypeError | RangeError {
  const { path, codec: part, value: wrong } = innermost({ path: "", codec, value });
  const [place, role] = [where + path.replace(/ .*$/su, ""), / .*$/su.exec(path)?.[0] ?? ""];
  return part.range?.of === typeof wrong
    ? new RangeError(`${place}: expected ${part.range.text}${role}, got ${show(wrong)}`)
    : wrongType(place, part.name + role, wrong);
}

/** A codec of what a container holds, in that role: "as key". */
export const inRole = (codec: Described, role: string): Described => ({
  name: codec.name,
  fault: (value) => ({ path: ` ${role}`, codec, value }),
});

function innermost(whole: Fault): Fault {
  const part = whole.codec.fault?.(whole.value);
  return part === undefined ? whole : innermost({ ...part, path: whole.path + part.path });
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
