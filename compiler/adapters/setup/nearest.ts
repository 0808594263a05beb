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

/** A folder and those around it up to that of the repository, or to the current one; else the folder alone. */
export function foldersOfProject(folder: string): readonly string[] {
  const folders = foldersFrom(folder);
  const top = folders.findIndex((each) => existsSync(join(each, ".git")));
  const current = folders.indexOf(process.cwd());
  return folders.slice(0, 1 + Math.max(top, top < 0 ? current : 0, 0));
}
