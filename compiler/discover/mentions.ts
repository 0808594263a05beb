import type ts from "typescript";
import { memoised } from "../model/memoised.js";
import type { Tag } from "./view.js";

/**
 * The names that a function of ours can have in the user's files. It may have been renamed by an import or a re-export
 * anywhere.
 */
export function namesOf(tag: Tag, files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const renames = files.map(renamesIn).filter((each) => each.size > 0);
  const names = new Set<string>([tag]);
  for (const name of names) {
    for (const each of renames) for (const alias of each.get(name) ?? []) names.add(alias);
  }
  return names;
}

/** Whether a file can name one of them, found by its text alone. */
export const mentions = ({ text }: ts.SourceFile, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => text.includes(name));

type Renames = ReadonlyMap<string, readonly string[]>;

/** Everything that is written `name as alias`. */
const renamesIn: (file: ts.SourceFile) => Renames = memoised(({ text }) => {
  const renames = new Map<string, string[]>();
  for (const [, name = "", alias = ""] of text.matchAll(
    /(?<![\w$])([\w$]+)\s+as\s+(?=([\w$]+))/gu,
  )) {
    renames.set(name, [...(renames.get(name) ?? []), alias]);
  }
  return renames;
});
