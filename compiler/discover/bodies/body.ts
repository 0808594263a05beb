import type ts from "typescript";
import type { BodyFact } from "../../model/bodies.js";
import type { DeclarationKey } from "../../model/types.js";
import { keyOfNode } from "../keys.js";
import { nameText } from "../symbols.js";
import type { ProgramView } from "../view.js";

/** Code that is read as one: a function, or the constructor of a class with the initialisers of its fields. */
export interface Body {
  readonly key: DeclarationKey;
  readonly kind: BodyFact["kind"];
  readonly name: string;
  /** What a message points at. */
  readonly head: ts.Node;
  /** Absent where a file is read as a whole, or a class without a constructor. */
  readonly owner?: ts.FunctionLikeDeclaration;
  readonly nodes: readonly ts.Node[];
}

/** The body of a function that is written out; nothing for one that is only declared. */
export function bodyOf(
  reading: ProgramView,
  owner: ts.FunctionLikeDeclaration,
  key = bodyKey(reading, owner),
): Body | undefined {
  if (owner.body === undefined) return undefined;
  const { ts } = reading;
  const host = isValue(reading, owner) ? hostOf(reading, owner) : owner;
  const head = ts.getNameOfDeclaration(host as ts.Declaration) ?? owner;
  const kind = kindOf(reading, owner);
  return { key, kind, name: nameText(ts, head) ?? "function", head, owner, nodes: [owner] };
}

/** A getter and a setter have one name. */
function bodyKey(reading: ProgramView, owner: ts.FunctionLikeDeclaration): DeclarationKey {
  const key = keyOfNode(reading, owner);
  const kind = kindOf(reading, owner);
  return kind === "getter" || kind === "setter" ? `${key} ${kind}` : key;
}

function kindOf({ ts }: ProgramView, owner: ts.FunctionLikeDeclaration): BodyFact["kind"] {
  if (ts.isGetAccessor(owner)) return "getter";
  if (ts.isSetAccessor(owner)) return "setter";
  if (ts.isConstructorDeclaration(owner)) return "constructor";
  return ts.isMethodDeclaration(owner) ? "method" : "function";
}

const isValue = ({ ts }: ProgramView, owner: ts.Node): boolean =>
  ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);

/** The variable that an arrow is given to, if it has one. */
function hostOf({ ts }: ProgramView, owner: ts.Node): ts.Node {
  for (let at = owner.parent; at !== undefined; at = at.parent) {
    if (ts.isVariableDeclaration(at)) return at;
    if (ts.isStatement(at)) break;
  }
  return owner;
}

/** What runs when an instance is made, of one class of a chain. */
export function creationOf(
  reading: ProgramView,
  declaration: ts.ClassLikeDeclaration,
): Body | undefined {
  const { ts } = reading;
  const owner = declaration.members.find(
    (each): each is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(each) && each.body !== undefined,
  );
  const fields = declaration.members.filter(
    (each) =>
      ts.isPropertyDeclaration(each) &&
      each.initializer !== undefined &&
      (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Static) === 0,
  );
  const nodes = [...fields, ...(owner === undefined ? [] : [owner])];
  if (nodes.length === 0) return undefined;
  const key = `${keyOfNode(reading, declaration)} constructor`;
  const head = declaration.name ?? declaration;
  const common = { key, kind: "constructor", name: "constructor", head, nodes } as const;
  return owner === undefined ? common : { ...common, owner };
}
