import type ts from "typescript";
import { isMemberName, symbolOfName } from "./names.js";
import type { ProgramView } from "./view.js";

/** Why an expression would mean something else in another module, as the end of a sentence. */
export function captureOf(view: ProgramView, expression: ts.Expression): string | undefined {
  const search = (node: ts.Node): string | undefined => {
    if (isErased(view, node, expression)) return undefined;
    return obstacleAt(view, node, expression) ?? view.ts.forEachChild(node, search);
  };
  return search(expression);
}

/** The types of the function's own parameters and result are left out of its copy. */
function isErased({ ts }: ProgramView, node: ts.Node, whole: ts.Expression): boolean {
  if (!ts.isTypeNode(node) || !ts.isFunctionLike(whole)) return false;
  return node.parent === whole || (ts.isParameter(node.parent) && node.parent.parent === whole);
}

function obstacleAt(view: ProgramView, node: ts.Node, whole: ts.Node): string | undefined {
  const { ts } = view;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return "captures `this`";
  if (node.kind === ts.SyntaxKind.ImportKeyword) return "imports a module";
  if (ts.isMetaProperty(node)) return `uses \`${node.getText()}\``;
  if (!ts.isIdentifier(node) || isMemberName(view, node)) return undefined;
  const symbol = symbolOfName(view, node);
  if (symbol === undefined) {
    return isReserved(node) ? undefined : `uses \`${node.text}\`, which is not declared`;
  }
  const isOutside = (symbol.declarations ?? []).some(
    (each) => !isWithin(each, whole) && !each.getSourceFile().isDeclarationFile,
  );
  return isOutside ? `captures \`${node.text}\`` : undefined;
}

/** `undefined`, and the `const` of `as const`. A missing name is empty. */
const isReserved = ({ text }: ts.Identifier): boolean =>
  text === "undefined" || text === "const" || text === "";

const isWithin = (node: ts.Node, whole: ts.Node): boolean =>
  node.getSourceFile() === whole.getSourceFile() && node.pos >= whole.pos && node.end <= whole.end;
