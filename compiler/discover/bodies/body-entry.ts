import type ts from "typescript";
import type { DeclarationKey } from "../../model/types.js";
import { fileOf, isForeign, siteOf } from "../places.js";
import type { ProgramView } from "../view.js";
import { type Body, bodyOf, creationOf } from "./body.js";
import { type CodePlace, codeAt, codePlaceOf } from "./code-places.js";

/** Which code is to be read as one body, as plain data. */
export interface BodyEntry {
  readonly key: DeclarationKey;
  /** What stands at the place: of a class, the body is what runs when an instance is made. */
  readonly of: "function" | "callback" | "class" | "file";
  readonly place: CodePlace;
}

/** Of a function of the user's that is written out. `key` is given where the program knows it by another name. */
export function entryOf(
  view: ProgramView,
  owner: ts.FunctionLikeDeclaration,
  key?: DeclarationKey,
): BodyEntry | undefined {
  if (isForeign(view, owner.getSourceFile())) return undefined;
  const body = bodyOf(view, owner, key);
  return body && { key: body.key, of: "function", place: codePlaceOf(owner) };
}

/** Of a function that is written where it is passed, and runs under the locks of what is passed with it. */
export function callbackEntry(view: ProgramView, owner: ts.FunctionLikeDeclaration): BodyEntry {
  const { file, line, column } = siteOf(view, owner);
  const key = `${file}# callback at ${line}:${column}`;
  return { key, of: "callback", place: codePlaceOf(owner) };
}

function callbackAt(view: ProgramView, { key, place }: BodyEntry): Body | undefined {
  const owner = codeAt(view, place, isFunctionIn(view));
  const body = bodyOf(view, owner, key);
  return body && { ...body, kind: "callback", name: "the callback", head: owner };
}

export function bodyAt(view: ProgramView, entry: BodyEntry): Body {
  const { key, place } = entry;
  const body = foundAt(view, entry);
  if (body === undefined) throw new Error(`no body of ${key} at ${place.path}:${place.from}`);
  return body;
}

function foundAt(view: ProgramView, entry: BodyEntry): Body | undefined {
  const { key, of, place } = entry;
  if (of === "file") return wholeFile(view, key, place);
  if (of === "callback") return callbackAt(view, entry);
  return of === "class"
    ? creationOf(view, codeAt(view, place, view.ts.isClassLike))
    : bodyOf(view, codeAt(view, place, isFunctionIn(view)), key);
}

export const isFunctionIn =
  ({ ts }: ProgramView) =>
  (node: ts.Node): node is ts.FunctionLikeDeclaration =>
    ts.isFunctionLike(node);

function wholeFile(view: ProgramView, key: DeclarationKey, { path }: CodePlace): Body | undefined {
  const file = view.program.getSourceFile(path);
  return file && { key, kind: "file", name: fileOf(view, file), head: file, nodes: [file] };
}

/** Whether it is the same code, as far as its file is the same. */
export const isSameEntry = (a: BodyEntry, b: BodyEntry): boolean =>
  a.of === b.of &&
  a.place.from === b.place.from &&
  a.place.to === b.place.to &&
  a.place.path === b.place.path;
