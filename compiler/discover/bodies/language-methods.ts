import type ts from "typescript";
import type { Reading } from "../reading.js";

/** Methods of containers that give what is in them. */
export const elementReaders: ReadonlySet<string> = new Set(["get", "at", "find", "findLast"]);

/** Methods of containers that call a function with one element after the other, as its first argument. */
export const elementCallers: ReadonlySet<string> = new Set(
  "forEach map filter some every find findIndex findLast findLastIndex flatMap sort".split(" "),
);

/** Methods of containers that give their elements in another one. */
export const shallowCopiers: ReadonlySet<string> = new Set(
  "slice filter concat values entries toSorted toReversed toSpliced with".split(" "),
);

/** Methods of containers and dates that change them. */
export const changers: ReadonlySet<string> = new Set(
  (
    "push pop shift unshift splice sort reverse fill copyWithin set add delete clear " +
    "setTime setMilliseconds setSeconds setMinutes setHours setDate setMonth setFullYear"
  ).split(" "),
);

/** Whether a called name is declared by the language itself. */
export function isOfLanguage({ checker, program }: Reading, callee: ts.Node): boolean {
  const declaration = checker.getSymbolAtLocation(callee)?.declarations?.[0];
  const file = declaration?.getSourceFile();
  return file !== undefined && program.isSourceFileDefaultLibrary(file);
}

/** Whether a call changes the object that it is a method of. */
export const isChanger = (reading: Reading, callee: ts.PropertyAccessExpression): boolean =>
  changers.has(callee.name.text) && isOfLanguage(reading, callee);
