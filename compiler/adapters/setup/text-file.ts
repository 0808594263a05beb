import { readFileSync } from "node:fs";
import { shown } from "../obstacles.js";
import { WrongUse } from "../wrong-use.js";

/** The text of a file that must be readable. */
export function textOf(path: string): string {
  const text = textIfAny(path);
  if (text === undefined) throw new WrongUse(`There is no ${shown(path)}.`);
  return text;
}

/** The same, or undefined if there is no such file. */
export function textIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    const { code = "unknown error" } = fault as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new WrongUse(`${shown(path)} cannot be read: ${code}`);
  }
}
