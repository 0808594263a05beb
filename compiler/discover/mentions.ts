import type ts from "typescript";
import type { ProgramView, Tag } from "./view.js";

/**
 * The user's files that can name a function of ours, found by their text alone. The function may have been renamed by
 * an import or a re-export anywhere, so the names are collected first.
 */
export function filesThatName(view: ProgramView, tag: Tag): readonly ts.SourceFile[] {
  const names = new Set<string>([tag]);
  for (const name of names) {
    const renamed = new RegExp(`${name.replaceAll("$", "\\$&")}\\s+as\\s+([\\w$]+)`, "gu");
    for (const { text } of view.files) {
      if (!text.includes(name)) continue;
      for (const [, alias] of text.matchAll(renamed)) names.add(alias!);
    }
  }
  return view.files.filter(({ text }) => [...names].some((name) => text.includes(name)));
}
