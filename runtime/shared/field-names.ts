import { TYPED_ARRAY_KINDS } from "./typed-array-kinds.js";

/** Which field of `fields` (`name: type`) has cell `index`; for messages, read from the types' text. */
export function fieldNameAt(fields: readonly string[], index: number): string {
  let next = 0;
  for (const field of fields) {
    const colon = field.indexOf(":");
    next += cellsOfType(field.slice(colon + 1).trim());
    if (index < next) return field.slice(0, colon).trim();
  }
  return "?";
}

function cellsOfType(type: string): number {
  if (/^(Readonly)?Map</.test(type)) return 4;
  const isArray = type.endsWith("[]") || /^(Readonly)?Array</.test(type);
  const isTyped = TYPED_ARRAY_KINDS.some((kind) => type.split("<")[0] === kind.name);
  return isArray || isTyped ? 2 : 1;
}
