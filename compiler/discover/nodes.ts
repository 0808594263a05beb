import type ts from "typescript";
import type { ImportFact, NodeFact } from "../model/facts.js";
import { docComments, docsOf } from "./comments.js";
import { mayBePromise, signatureOf } from "./functions.js";
import { importOf } from "./imports.js";
import { keyOfNode } from "./keys.js";
import { isTrue } from "./literals.js";
import { type MarkedDeclaration, type MarkedFunction, markedIn } from "./marked-functions.js";
import { mentions } from "./mentions.js";
import { readNodeOptions } from "./node-options.js";
import { parametersWithMentions } from "./parameter-mentions.js";
import { fileOf, siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { exporting } from "./repairs/exporting.js";
import { unmarking } from "./repairs/marking.js";
import { isTopLevelConst, nameText, symbolOfDeclaration } from "./symbols.js";

/** Every marked function of a file, by place. */
export function readNodes(reading: Reading, file: ts.SourceFile): readonly NodeFact[] {
  if (!mentions(file, reading.nodeNames)) return [];
  const nodes = new Map<string, NodeFact>();
  for (const marked of markedIn(reading, file)) {
    const key = keyOfNode(reading, marked.declaration);
    if (!nodes.has(key)) nodes.set(key, readNode(reading, marked));
  }
  return [...nodes.values()];
}

function readNode(reading: Reading, marked: MarkedFunction): NodeFact {
  const { ts, types, checker } = reading;
  const { declaration, spelling } = marked;
  const signature = signatureOfMarked(reading, marked);
  const key = keyOfNode(reading, declaration);
  enterBody(reading, signature, key);
  const written = signature?.getDeclaration()?.type;
  const result = signature?.getReturnType() ?? checker.getAnyType();
  const returns = types.readAwaited(result);
  const name = ts.isExportAssignment(declaration)
    ? undefined
    : ts.getNameOfDeclaration(declaration);
  const site = siteOf(reading, name ?? declaration);
  const overloads = overloadsOf(reading, declaration);
  const typeParameters = signature?.getTypeParameters()?.length ?? 0;
  const importFact = signature && importOfNode(reading, declaration);
  return {
    key,
    name: (name && nameText(ts, name)) ?? "default",
    site,
    ...(importFact && { import: importFact }),
    spelling,
    parameters: parametersWithMentions(reading, signature),
    returns,
    returnsText: types.textOf(returns),
    returnSite: written && ts.isTypeNode(written) ? siteOf(reading, written) : site,
    async: mayBePromise(reading, result),
    idempotent: isTrue(reading, marked.options, "idempotent"),
    ...readNodeOptions(reading, marked.options),
    docs: docsOf(declarationsOf(reading, declaration).flatMap((each) => docComments(ts, each))),
    ...(overloads > 0 && { overloads }),
    ...(typeParameters > 0 && { typeParameters }),
    ...editsOf(reading, marked, importFact),
  };
}

function enterBody(reading: Reading, signature: ts.Signature | undefined, key: string): void {
  const owner = signature?.getDeclaration();
  if (owner !== undefined && "body" in owner) {
    reading.bodies.enter(owner as ts.FunctionLikeDeclaration, key);
  }
}

function editsOf(
  reading: Reading,
  { declaration, spelling }: MarkedFunction,
  importFact: ImportFact | undefined,
): Pick<NodeFact, "repair" | "unmarking"> {
  const taken = spelling === "jsdoc" ? unmarking(reading, declaration) : undefined;
  return {
    ...(importFact === undefined && repair(exporting(reading, declaration))),
    ...(taken && { unmarking: taken }),
  };
}

function signatureOfMarked(
  reading: Reading,
  { declaration, value }: MarkedFunction,
): ts.Signature | undefined {
  if (value !== undefined) return signatureOf(reading, value);
  const isFunction =
    reading.ts.isFunctionDeclaration(declaration) || reading.ts.isMethodDeclaration(declaration);
  return isFunction ? reading.checker.getSignatureFromDeclaration(declaration) : undefined;
}

/** Only what stands at the top level can be imported by the wiring. */
function importOfNode(reading: Reading, declaration: MarkedDeclaration): ImportFact | undefined {
  const { ts } = reading;
  if (ts.isExportAssignment(declaration)) {
    const module = fileOf(reading, declaration.getSourceFile());
    return declaration.isExportEquals ? undefined : { module, isPackage: false, name: "default" };
  }
  const isTopLevel = ts.isFunctionDeclaration(declaration)
    ? ts.isSourceFile(declaration.parent)
    : isTopLevelConst(reading, declaration);
  const symbol = isTopLevel ? symbolOfDeclaration(reading, declaration) : undefined;
  return symbol && importOf(reading, symbol);
}

function declarationsOf(
  reading: Reading,
  declaration: MarkedDeclaration,
): readonly ts.Declaration[] {
  if (!reading.ts.isFunctionDeclaration(declaration)) return [declaration];
  return symbolOfDeclaration(reading, declaration)?.declarations ?? [declaration];
}

/** Signatures without a body beside one that has it. */
const overloadsOf = (reading: Reading, declaration: MarkedDeclaration): number =>
  declarationsOf(reading, declaration).filter(reading.ts.isFunctionDeclaration).length > 1
    ? declarationsOf(reading, declaration).length - 1
    : 0;
