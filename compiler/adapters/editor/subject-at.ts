import type ts from "typescript";
import { siteOf } from "../../discover/places.js";
import { type Asked, nameAt } from "./asked.js";
import { placeOf, type Subject } from "./subjects.js";

/** What the graph knows of the name that the cursor touches, wherever it is declared. */
export function subjectAt(asked: Asked): Subject | undefined {
  const name = nameAt(asked);
  if (name === undefined || asked.analysis.subjects().size === 0) return undefined;
  return declared(asked, name) ?? namesOfDeclarations(asked, name).map(of(asked)).find(Boolean);
}

/** Of a name that is declared right here. */
export function declaredAt(asked: Asked): Subject | undefined {
  const name = nameAt(asked);
  return name && declared(asked, name);
}

const declared = (asked: Asked, name: ts.Identifier): Subject | undefined => of(asked)(name);

const of =
  ({ analysis, ts, program }: Asked) =>
  (name: ts.Node): Subject | undefined =>
    analysis.subjects().get(placeOf(siteOf({ ts, program, root: analysis.root }, name)));

function namesOfDeclarations(
  { ts, program }: Asked,
  name: ts.Identifier,
): readonly ts.DeclarationName[] {
  const checker = program.getTypeChecker();
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (symbol === undefined) return [];
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.declarations ?? []).flatMap((each) => ts.getNameOfDeclaration(each) ?? []);
}
