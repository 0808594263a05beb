import type ts from "typescript";
import { type Asked, nameAt } from "./asked.js";
import type { Asking } from "./asking.js";

/**
 * TypeScript 6 fails on a question about the definition of a bare `@node` before a function. The import that brings
 * the name has the same answer.
 */
export const definable = (asking: Asking, file: string, position: number): number =>
  asking.about(file, position, undefined, insteadOfDecorator)?.getStart() ?? position;

function insteadOfDecorator(asked: Asked): ts.Identifier | undefined {
  const name = nameAt(asked);
  if (name === undefined || !isBareDecorator(asked, name)) return undefined;
  const symbol = asked.program.getTypeChecker().getSymbolAtLocation(name);
  const declaration = symbol?.declarations?.find((each) => each.getSourceFile() === asked.file);
  const found = declaration && asked.ts.getNameOfDeclaration(declaration);
  return found !== undefined && asked.ts.isIdentifier(found) ? found : undefined;
}

function isBareDecorator({ ts }: Asked, name: ts.Identifier): boolean {
  const { parent } = name;
  return ts.isDecorator(parent) && ts.isFunctionDeclaration(parent.parent);
}
