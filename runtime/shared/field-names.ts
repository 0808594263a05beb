import type { SharedClass } from "./shared-class.js";

/** Which field has cell `index`; for messages. */
export function fieldNameAt(
  { fields, cells }: Pick<SharedClass<object>, "fields" | "cells">,
  index: number,
): string {
  let next = 0;
  for (const [at, field] of fields.entries()) {
    next += cells[at] ?? 0;
    if (index < next) return field.slice(0, field.indexOf(":"));
  }
  return "?";
}
