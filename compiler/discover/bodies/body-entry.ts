import type ts from "typescript";
import type { DeclarationKey } from "../../model/types.js";
import { fileOf, isForeign } from "../places.js";
import type { ProgramView } from "../view.js";
import { type Body, bodyOf, creationOf } from "./body.js";
import { type CodePlace, codeAt, codePlaceOf } from "./code-places.js";

/** Which code is to be read as one body, as plain data. */
export interface BodyEntry {
  readonly key: DeclarationKey;
  /** What stands at the place: of a class, the body is what runs when an instance is made. */
  readonly of: "function" | "class" | "file";
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

export function bodyAt(view: ProgramView, { key, of, place }: BodyEntry): Body {
  const { ts } = view;
  const body =
    of === "file"
      ? wholeFile(view, key, place)
      : of === "class"
        ? creationOf(view, codeAt(view, place, ts.isClassLike))
        : bodyOf(view, codeAt(view, place, isFunctionIn(view)), key);
  if (body === undefined) throw new Error(`no body of ${key} at ${place.path}:${place.from}`);
  return body;
}

const isFunctionIn =
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
