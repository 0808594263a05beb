import type ts from "typescript";
import type { FieldFact } from "../model/facts.js";
import type { Reading } from "./reading.js";

/** Who may use a member of a class. */
export function visibilityOf(
  { ts }: Reading,
  element: ts.ClassElement | ts.ParameterDeclaration,
): FieldFact["visibility"] {
  if (element.name !== undefined && ts.isPrivateIdentifier(element.name)) return "#private";
  const modifiers = ts.getCombinedModifierFlags(element);
  if ((modifiers & ts.ModifierFlags.Private) !== 0) return "private";
  return (modifiers & ts.ModifierFlags.Protected) !== 0 ? "protected" : "public";
}
