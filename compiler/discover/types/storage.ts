import type ts from "typescript";
import type { StorageAlias } from "../../model/types.js";
import { symbolAt } from "../symbols.js";
import { tagOf } from "../tags.js";
import type { ProgramView } from "../view.js";

/** `total: i32`: the alias is gone from the type, so it is read where it is written. */
export function storageOf(view: ProgramView, property: ts.Symbol): StorageAlias | undefined {
  const { ts } = view;
  const declaration = property.valueDeclaration;
  if (declaration === undefined) return undefined;
  const isTyped =
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertySignature(declaration) ||
    ts.isParameter(declaration);
  const annotation = isTyped ? declaration.type : undefined;
  if (annotation === undefined || !ts.isTypeReferenceNode(annotation)) return undefined;
  const alias = symbolAt(view, annotation.typeName);
  const tag = alias && tagOf(view, alias);
  return tag === "i32" || tag === "u32" || tag === "i64" ? tag : undefined;
}
