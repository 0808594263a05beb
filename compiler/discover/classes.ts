import type ts from "typescript";
import type { ClassFact, ParameterFact } from "../model/facts.js";
import type { DeclarationKey } from "../model/types.js";
import { chainOf } from "./class-chain.js";
import { readClassMembers } from "./class-members.js";
import { importOf } from "./imports.js";
import { parametersWithMentions } from "./parameter-mentions.js";
import { isForeign, siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { exporting } from "./repairs/exporting.js";
import { declarationOf } from "./symbols.js";

export interface FoundClass {
  readonly key: DeclarationKey;
  readonly symbol: ts.Symbol;
  /** Whether to list the members that packages declare as well. */
  readonly whole: boolean;
}

export function readClass(reading: Reading, { key, symbol, whole }: FoundClass): ClassFact {
  const { ts, checker, types } = reading;
  const declaration = declarationOf(reading, symbol)!;
  const name = ts.getNameOfDeclaration(declaration);
  const importFact = importOf(reading, symbol);
  const chain = chainOf(reading, symbol);
  const { declarations, opaqueBase } = chain;
  reading.bodies.enterClass({ key, chain: declarations, guarded: whole });
  const listed = declarations.filter((each) => whole || !isForeign(reading, each.getSourceFile()));
  const declared = checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
  const isAbstract = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract) !== 0;
  return {
    key,
    name: name?.getText() ?? "default",
    site: siteOf(reading, name ?? declaration),
    ...(importFact ? { import: importFact } : repair(exporting(reading, declaration))),
    abstract: isAbstract,
    typeParameters: declared.typeParameters?.length ?? 0,
    type: types.read(declared),
    ...readConstructor(reading, symbol, declarations),
    supertypes: types.readSupertypes(declared),
    ...(opaqueBase !== undefined && { opaqueBase }),
    ...readClassMembers(reading, declared, listed),
  };
}

type Construction = Pick<ClassFact, "constructorParameters" | "construction">;

/** The nearest constructor, with the types it has for this class. */
function readConstructor(
  reading: Reading,
  symbol: ts.Symbol,
  chain: readonly ts.ClassLikeDeclaration[],
): Construction {
  const { ts, checker } = reading;
  const own = chain
    .map((each) => each.members.filter(ts.isConstructorDeclaration))
    .findLast((each) => each.length > 0);
  const signatures = checker.getSignaturesOfType(
    checker.getTypeOfSymbol(symbol),
    ts.SignatureKind.Construct,
  );
  const implementation = own?.find((each) => each.body !== undefined) ?? own?.[0];
  const construction = constructionOf(reading, own ?? []);
  const signature =
    construction === "overloaded" && implementation !== undefined
      ? checker.getSignatureFromDeclaration(implementation)
      : signatures[0];
  const isBare = own === undefined && signatures.some((each) => takesNothing(reading, each));
  const constructorParameters: readonly ParameterFact[] = isBare
    ? []
    : parametersWithMentions(reading, signature);
  return { constructorParameters, ...(construction && { construction }) };
}

/** Whether a constructor of the language, whose parameters nobody wires, does without arguments. */
function takesNothing({ ts, program }: Reading, signature: ts.Signature): boolean {
  const declaration = signature.getDeclaration() as ts.SignatureDeclaration | undefined;
  return (
    declaration !== undefined &&
    program.isSourceFileDefaultLibrary(declaration.getSourceFile()) &&
    declaration.parameters.every(
      (each) => ts.isParameter(each) && (each.questionToken ?? each.dotDotDotToken) !== undefined,
    )
  );
}

function constructionOf(
  { ts }: Reading,
  constructors: readonly ts.ConstructorDeclaration[],
): ClassFact["construction"] {
  if (constructors.length > 1) return "overloaded";
  const modifiers = constructors[0] ? ts.getCombinedModifierFlags(constructors[0]) : 0;
  if ((modifiers & ts.ModifierFlags.Private) !== 0) return "private";
  return (modifiers & ts.ModifierFlags.Protected) !== 0 ? "protected" : undefined;
}
