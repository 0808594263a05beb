import type ts from "typescript";
import type { PlaceFact } from "../../model/bodies.js";
import type { ProgramView } from "../view.js";

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
export function isOfLanguage({ checker, program }: ProgramView, callee: ts.Node): boolean {
  const declaration = checker.getSymbolAtLocation(callee)?.declarations?.[0];
  const file = declaration?.getSourceFile();
  return file !== undefined && program.isSourceFileDefaultLibrary(file);
}

/** The same of what an app gives, whose types are not known before its wiring is written: by the name alone. */
export function isOfContainer(
  reading: ProgramView,
  callee: ts.PropertyAccessExpression,
  { root, path }: PlaceFact,
): boolean {
  const isUntyped = root.of === "app" && path.length > 0;
  return (
    isOfLanguage(reading, callee.name) ||
    (isUntyped && reading.checker.getSymbolAtLocation(callee.name) === undefined)
  );
}
