import type ts from "typescript";
import type { ParameterFact } from "../model/facts.js";
import type { TypeId } from "../model/types.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { tagOf } from "./tags.js";

/** The parameters of a signature, whose types may have been instantiated. */
export function parametersOf(
  reading: Reading,
  signature: ts.Signature | undefined,
): readonly ParameterFact[] {
  const declaration = signature?.getDeclaration();
  if (signature === undefined || declaration === undefined) return [];
  const { ts } = reading;
  return (declaration.parameters ?? [])
    .filter((each) => ts.isParameter(each))
    .map((each) => {
      const symbol = signature.parameters.find((one) => one.valueDeclaration === each);
      return parameterOf(reading, each, symbol);
    });
}

/** `symbol` is missing for `this`, which is no parameter to TypeScript. */
function parameterOf(
  reading: Reading,
  declaration: ts.ParameterDeclaration,
  symbol: ts.Symbol | undefined,
): ParameterFact {
  const { checker, types } = reading;
  const type =
    symbol === undefined ? checker.getTypeAtLocation(declaration) : checker.getTypeOfSymbol(symbol);
  const optional = declaration.questionToken !== undefined || declaration.initializer !== undefined;
  const id = optional ? types.readDefinite(type) : types.read(type);
  return {
    name: declaration.name.getText().replace(/\s+/gu, " "),
    site: siteOf(reading, declaration.name),
    type: id,
    typeText: typeText(reading, declaration.type, id),
    optional,
    form: formOf(reading, declaration),
    ...(isInfo(reading, type) && { info: true }),
  };
}

const isInfo = (reading: Reading, { symbol }: ts.Type): boolean =>
  symbol?.name === "RunInfo" && tagOf(reading, symbol) === "info";

function formOf({ ts }: Reading, { name, dotDotDotToken }: ts.ParameterDeclaration) {
  if (dotDotDotToken !== undefined) return "rest";
  if (!ts.isIdentifier(name)) return "destructured";
  return ts.idText(name) === "this" ? "this" : "plain";
}

/** As the user wrote it, in one line, else as the checker inferred it. */
export const typeText = (
  { types }: Reading,
  written: ts.TypeNode | undefined,
  type: TypeId,
): string => written?.getText().replace(/\s+/gu, " ") ?? types.textOf(type);
