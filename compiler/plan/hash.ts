import { byText } from "../model/type-ids.js";
import { sha256 } from "./sha256.js";

/** 16 hex digits over plain data; the order of properties does not count. */
export const hashOf = (data: unknown): string => sha256(canonicalJson(data)).slice(0, 16);

function canonicalJson(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byText(a, b)));
  });
}
