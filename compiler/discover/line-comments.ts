import type ts from "typescript";
import type { ProgramView } from "./view.js";

/** Whether a comment to the end of its line begins at this place: not within a text, nor within another comment. */
export function isLineComment(view: ProgramView, file: ts.SourceFile, at: number): boolean {
  const { ts } = view;
  const around = nodeAround(view, file, at);
  if (at >= around.getStart(file) && isText(view, around)) return false;
  const from = tokenBefore(view, file, { around, at });
  const scanner = ts.createScanner(
    ts.ScriptTarget.ESNext,
    false,
    file.languageVariant,
    file.text,
    undefined,
    from,
  );
  let kind = scanner.scan();
  while (scanner.getTokenEnd() <= at && kind !== ts.SyntaxKind.EndOfFileToken)
    kind = scanner.scan();
  return kind === ts.SyntaxKind.SingleLineCommentTrivia && scanner.getTokenStart() === at;
}

/** The innermost node that a place belongs to, what stands before it included. */
function nodeAround({ ts }: ProgramView, file: ts.SourceFile, at: number): ts.Node {
  const inner = (node: ts.Node): ts.Node | undefined =>
    ts.forEachChild(node, (each) => (each.pos <= at && at < each.end ? each : undefined));
  let node: ts.Node = file;
  for (let next = inner(node); next !== undefined; next = inner(node)) node = next;
  return node;
}

const isText = ({ ts }: ProgramView, node: ts.Node): boolean =>
  ts.isLiteralExpression(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isJsxText(node);

interface Place {
  readonly around: ts.Node;
  readonly at: number;
}

/** Where scanning can begin: between here and the place there are only marks, words and comments. */
function tokenBefore({ ts }: ProgramView, file: ts.SourceFile, { around, at }: Place): number {
  let from = at < around.getStart(file) ? around.getFullStart() : around.getStart(file);
  ts.forEachChild(around, (each) => {
    if (each.end <= at) from = Math.max(from, each.end);
  });
  return from;
}
