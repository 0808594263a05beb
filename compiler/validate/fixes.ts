import type { Fix, TextEdit } from "../model/diagnostic.js";
import type { NamedPlace, ParameterFact, Repairable } from "../model/facts.js";
import { isSimilar } from "./similar.js";

/** What a finding has of fixes, to be spread into its wording. */
export interface Fixes {
  readonly fixes: readonly Fix[];
}

/** The repair that discovery knows, if it knows one. */
export const repairing = (title: string, { repair }: Repairable): Fixes => ({
  fixes: repair === undefined ? [] : [{ title, edits: repair, safe: true }],
});

/** A change that others may not want. */
export const offering = (title: string, edit: TextEdit | undefined): Fixes => ({
  fixes: edit === undefined ? [] : [{ title, edits: [edit], safe: false }],
});

/** The names that may have been meant, in place of a wrong one; a single one is safe. */
export function replacing({ name, site, shorthand }: NamedPlace, known: readonly string[]): Fixes {
  const near = known.filter((each) => isSimilar(name, each));
  const fixes = near.map((each) => ({
    title: `Write \`${each}\``,
    edits: [{ ...site, newText: shorthand === true ? `${each}: ${name}` : each }],
    safe: near.length === 1,
  }));
  return { fixes };
}

/** Other names of a parameter that its function has no other use for; a single one is safe. */
export function renaming(parameter: ParameterFact, names: readonly string[]): Fixes {
  const { name, site, mentions, taken = [] } = parameter;
  if (mentions === undefined) return { fixes: [] };
  const fixes = names
    .filter((each) => !taken.includes(each) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(each))
    .map((newName) => ({
      title: `Rename ${name} to ${newName}`,
      edits: [
        { ...site, newText: newName },
        ...mentions.map(({ site: at, shorthand }) => ({
          ...at,
          newText: shorthand ? `${name}: ${newName}` : newName,
        })),
      ],
      safe: names.length === 1,
    }));
  return { fixes };
}
