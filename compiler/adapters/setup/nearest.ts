import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder and those around it, nearest first. */
export function foldersFrom(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}

/** The path of the first such file in a folder or one around it. */
export const nearest = (folder: string, file: string): string | undefined =>
  foldersFrom(folder)
    .map((each) => join(each, file))
    .find((each) => existsSync(each));
