import type ts from "typescript";
import type { ContextFact } from "../model/facts.js";
import { isOnApp } from "../model/provider-kinds.js";
import type { ProgramView } from "./view.js";

const launches = /["'][^"'\n]*\.wiring(?:\.[cm]?[jt]s)?["']/u;

/**
 * Names of shared members that the program may read from an app, which is all of them where it does not launch one
 * itself. By the name alone: an app has no type before its wiring is written.
 */
export function readAppMentions(
  view: ProgramView,
  contexts: readonly ContextFact[],
): readonly string[] {
  const shared = contexts.flatMap(({ members }) =>
    members.filter((each) => isOnApp(each.kind)).map(({ name }) => name),
  );
  const names = [...new Set(shared)].sort();
  if (!view.files.some(({ text }) => launches.test(text))) return names;
  const mentioned = new Set(
    view.files
      .filter(({ text }) => names.some((name) => text.includes(name)))
      .flatMap((file) => [...propertiesIn(view, file)]),
  );
  return names.filter((name) => mentioned.has(name));
}

/** What is looked up in anything but `this`. */
function propertiesIn({ ts }: ProgramView, file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind !== ts.SyntaxKind.ThisKeyword)
      names.add(node.name.text);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      names.add(node.argumentExpression.text);
    else if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
