import type ts from "typescript";
import { siteOf } from "../../discover/places.js";
import type { Site } from "../../model/site.js";
import { type Asked, nameAt } from "./asked.js";
import { originSite } from "./origins.js";
import { placeOf, type Subject } from "./subjects.js";

/** What the graph knows of the name that the cursor touches, wherever it is declared. */
export function subjectAt(asked: Asked): Subject | undefined {
  const name = nameAt(asked);
  if (name === undefined || asked.analysis.subjects().size === 0) return undefined;
  const elsewhere = () => declarationsOf(asked, name).map((each) => subjectOf(asked, each));
  return subject(asked, placed(asked, name)) ?? elsewhere().find((each) => each !== undefined);
}

/** Of a name that is declared right here. */
export function declaredAt(asked: Asked): Subject | undefined {
  const name = nameAt(asked);
  return name && subject(asked, placed(asked, name));
}

const placed = ({ ts, program, analysis: { root } }: Asked, name: ts.Node): Site =>
  siteOf({ ts, program, root }, name);

const subject = ({ analysis }: Asked, site: Site): Subject | undefined =>
  analysis.subjects().get(placeOf(site));

/** What the wiring declares is what it is made from. */
function subjectOf(asked: Asked, declaration: ts.Declaration): Subject | undefined {
  const { ts } = asked;
  const name = ts.getNameOfDeclaration(declaration);
  if (name === undefined) return undefined;
  const { parent } = declaration;
  const origin = originSite(asked, {
    fileName: declaration.getSourceFile().fileName,
    name: name.getText(),
    containerName: ts.isInterfaceDeclaration(parent) ? parent.name.text : "",
  });
  return subject(asked, origin ?? placed(asked, name));
}

function declarationsOf({ ts, program }: Asked, name: ts.Identifier): readonly ts.Declaration[] {
  const checker = program.getTypeChecker();
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (symbol === undefined) return [];
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
}
