import type ts from "typescript";
import type { TypeFact } from "../../model/types.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import { builtInName } from "./built-ins.js";
import { genericOf, isDeclared } from "./object-kinds.js";

/**
 * Whether a type is the only one of its declaration, so that nothing of it depends on where it was met: a class or an
 * interface without type parameters, its own or of what it stands in.
 */
export const isReadAlone = (view: ProgramView, type: ts.Type): type is ts.InterfaceType =>
  isDeclared(view, type) && (genericOf(view, type).typeParameters ?? []).length === 0;

/** As much of its fact as texts need. */
export function outlineOf(view: ProgramView, { symbol }: ts.Type): TypeFact {
  const declaration = keyOf(view, symbol);
  return {
    ...{ kind: "interface", declaration, name: builtInName(declaration) ?? symbol.name },
    ...{ arguments: [], properties: [], supertypes: [] },
  };
}
