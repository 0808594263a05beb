import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import { siteOf } from "../places.js";
import type { ProgramView } from "../view.js";
import { insertion } from "./edits.js";

/**
 * The edits that turn `#name` into `private name`, if the class has no `name` yet and asks for none by `in`.
 * JavaScript has no such word.
 */
export function unhashing(
  view: ProgramView,
  element: ts.ClassElement | ts.ParameterDeclaration,
): readonly TextEdit[] {
  const { ts, checker } = view;
  const { name, parent } = element;
  if (name === undefined || !ts.isPrivateIdentifier(name) || !ts.isClassLike(parent)) return [];
  if (/\.[cm]?jsx?$/u.test(parent.getSourceFile().fileName)) return [];
  const plain = name.text.slice(1);
  if (plain === "constructor" || isTaken(view, parent, plain)) return [];
  const symbol = checker.getSymbolAtLocation(name);
  const uses = privateNames(view, parent).filter(
    (each) => each.text === name.text && checker.getSymbolAtLocation(each) === symbol,
  );
  if (uses.some((each) => ts.isBinaryExpression(each.parent))) return [];
  const file = parent.getSourceFile();
  const declared = uses.map((each) => each.parent).filter((each) => each.parent === parent);
  return [
    ...declared.map((each) =>
      insertion(view, file, { at: startOf(view, each), newText: "private " }),
    ),
    ...uses.map((each) => ({ ...siteOf(view, each), newText: plain })),
  ];
}

function isTaken({ checker }: ProgramView, of: ts.ClassLikeDeclaration, name: string): boolean {
  return checker.getPropertyOfType(checker.getTypeAtLocation(of), name) !== undefined;
}

function privateNames({ ts }: ProgramView, root: ts.Node): readonly ts.PrivateIdentifier[] {
  const names: ts.PrivateIdentifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node)) names.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

/** Behind the decorators, before all other modifiers. */
function startOf({ ts }: ProgramView, element: ts.Node): number {
  const decorators = ts.canHaveDecorators(element) ? (ts.getDecorators(element) ?? []) : [];
  const last = decorators.at(-1);
  if (last === undefined) return element.getStart();
  const text = element.getSourceFile().text.slice(last.end);
  return last.end + /^\s*/u.exec(text)![0].length;
}
