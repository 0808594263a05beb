import type ts from "typescript";
import type { MethodFact } from "../model/facts.js";
import { isPromise } from "./functions.js";
import { readMethodText } from "./method-text.js";
import { parametersOf } from "./parameters.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { unhashing } from "./repairs/private-names.js";
import { visibilityOf } from "./visibility.js";

interface Found {
  readonly name: string;
  readonly element: ts.ClassElement | ts.ParameterDeclaration;
  /** As the class that is read sees it; its type may have been instantiated. */
  readonly symbol: ts.Symbol | undefined;
}

/** A method, a getter or a setter; nothing for any other element. */
export function readMethod(reading: Reading, found: Found): MethodFact | undefined {
  const { ts, types } = reading;
  const { name, element, symbol } = found;
  const kind = kindOf(reading, element);
  if (kind === undefined || element.name === undefined) return undefined;
  const declaration = element as ts.MethodDeclaration | ts.AccessorDeclaration;
  const overloads = kind === "method" ? overloadsOf(reading, symbol) : 0;
  const signature = signatureOf(reading, declaration, overloads > 0 ? undefined : symbol);
  const returns = signature?.getReturnType() ?? reading.checker.getAnyType();
  const isAsync = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) !== 0;
  return {
    name,
    site: siteOf(reading, element.name),
    ...repair(...unhashing(reading, element)),
    kind,
    visibility: visibilityOf(reading, element),
    parameters: parametersOf(reading, signature),
    returns: types.read(returns),
    async: isAsync || isPromise(reading, returns),
    generic: declaration.typeParameters !== undefined,
    overloads,
    text: readMethodText(reading, declaration),
  };
}

function kindOf({ ts }: Reading, element: ts.Node): MethodFact["kind"] | undefined {
  if (ts.isMethodDeclaration(element)) return "method";
  if (ts.isGetAccessor(element)) return "getter";
  return ts.isSetAccessor(element) ? "setter" : undefined;
}

/** The instantiated signature where there is one only, else that of the declaration. */
function signatureOf(
  { ts, checker }: Reading,
  declaration: ts.MethodDeclaration | ts.AccessorDeclaration,
  symbol: ts.Symbol | undefined,
): ts.Signature | undefined {
  if (symbol !== undefined && ts.isMethodDeclaration(declaration)) {
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    const signatures = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
    const own = signatures.find((each) => each.getDeclaration() === declaration);
    if (own !== undefined) return own;
  }
  return checker.getSignatureFromDeclaration(declaration);
}

/** Signatures besides the one that is read. */
const overloadsOf = ({ ts }: Reading, symbol: ts.Symbol | undefined): number =>
  Math.max(0, (symbol?.declarations ?? []).filter(ts.isMethodDeclaration).length - 1);
