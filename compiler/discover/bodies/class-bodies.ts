import type ts from "typescript";
import type { ClassBodiesFact } from "../../model/bodies.js";
import type { ProgramView } from "../view.js";
import { creationOf } from "./body.js";
import { type BodyEntry, entryOf } from "./body-entry.js";
import type { MentionedClass } from "./body-mentions.js";
import { codeAt, codePlaceOf } from "./code-places.js";
import { unsetFields } from "./unset-fields.js";

export interface ClassBodies {
  readonly fact: ClassBodiesFact;
  /** Those that are read though nothing calls them. */
  readonly entries: readonly BodyEntry[];
}

/**
 * All bodies of a class. What runs under a lock is looked at more closely; what cannot hold a member is read only
 * when something calls it.
 */
export function classBodiesOf(view: ProgramView, { chain, guarded }: MentionedClass): ClassBodies {
  const declarations = chain.map((place) => codeAt(view, place, view.ts.isClassLike));
  const entries = declarations.flatMap((each) => [
    ...creationEntry(view, each),
    ...methodsOf(view, each).flatMap((method) => entryOf(view, method) ?? []),
  ]);
  const isRead = guarded || declarations.some((each) => takesSomething(view, each));
  const unset = guarded ? unsetFields(view, declarations) : [];
  return {
    fact: { bodies: entries.map((each) => each.key), unset },
    entries: isRead ? entries : [],
  };
}

function creationEntry(
  view: ProgramView,
  declaration: ts.ClassLikeDeclaration,
): readonly BodyEntry[] {
  const body = creationOf(view, declaration);
  return body === undefined
    ? []
    : [{ key: body.key, of: "class", place: codePlaceOf(declaration) }];
}

/** Whether objects of the class may hold others that they were given. */
const takesSomething = ({ ts }: ProgramView, { members }: ts.ClassLikeDeclaration): boolean =>
  members.some((each) => ts.isConstructorDeclaration(each) && each.parameters.length > 0);

function methodsOf({ ts }: ProgramView, declaration: ts.ClassLikeDeclaration) {
  return declaration.members.filter(
    (each): each is ts.MethodDeclaration | ts.AccessorDeclaration =>
      (ts.isMethodDeclaration(each) || ts.isAccessor(each)) &&
      (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Static) === 0,
  );
}
