import type ts from "typescript";
import type { ProgramView } from "../view.js";
import type { Part } from "./shape.js";
import { definite } from "./unions.js";

export interface SignatureShape {
  readonly isNew: boolean;
  readonly parameters: readonly { readonly type: Part; readonly suffix: "" | "?" | "..." }[];
  readonly returns: ts.Type;
}

/** The signatures of a function's type; names of parameters are no part of a type. */
export function signaturesOf(view: ProgramView, type: ts.Type): readonly SignatureShape[] {
  const { Call, Construct } = view.ts.SignatureKind;
  return [Call, Construct].flatMap((kind) =>
    view.checker.getSignaturesOfType(type, kind).map((signature) => ({
      isNew: kind === Construct,
      parameters: signature.parameters.map((each) => parameterOf(view, each)),
      returns: signature.getReturnType(),
    })),
  );
}

function parameterOf(view: ProgramView, symbol: ts.Symbol): SignatureShape["parameters"][number] {
  const { ts, checker } = view;
  const type = checker.getTypeOfSymbol(symbol);
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isParameter(declaration)) return { type, suffix: "" };
  if (declaration.dotDotDotToken !== undefined) return { type, suffix: "..." };
  return checker.isOptionalParameter(declaration)
    ? { type: definite(view, type), suffix: "?" }
    : { type, suffix: "" };
}
