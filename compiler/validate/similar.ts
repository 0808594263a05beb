import { editDistance } from "../model/edit-distance.js";

/** Whether one name may be a slip for the other. */
export const isSimilar = (name: string, known: string): boolean =>
  editDistance(name.toLowerCase(), known.toLowerCase()) <= Math.max(1, name.length / 3);

/** A line for each name that may have been meant. */
export const nearest = (name: string, known: readonly string[]): readonly string[] =>
  known.filter((each) => isSimilar(name, each)).map((each) => `Did you mean \`${each}\`?`);
