import type ts from "typescript";
import type { ProgramView } from "./view.js";

const names: ReadonlySet<string> = new Set(["transaction", "until"]);
const mention = /\b(?:transaction|until)\b/u;

/**
 * Whether some code may hold an object's lock around code of its own: it imports `transaction` or `until`, of whatever
 * module, or takes one from a module as a whole.
 */
export function readJointCalls(view: ProgramView): boolean {
  return view.files.some((file) => mention.test(file.text) && hasJointCall(view, file));
}

function hasJointCall({ ts }: ProgramView, file: ts.SourceFile): boolean {
  const wholes = new Set<string>();
  const visit = (node: ts.Node): boolean => {
    if (ts.isNamespaceImport(node)) wholes.add(node.name.text);
    if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) {
      return names.has((node.propertyName ?? node.name).text);
    }
    if (ts.isPropertyAccessExpression(node) && names.has(node.name.text)) {
      const { expression } = node;
      return !ts.isIdentifier(expression) || wholes.has(expression.text);
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(file);
}
