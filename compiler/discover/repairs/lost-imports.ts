import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import { type Names, namesIn } from "../names.js";
import type { ProgramView } from "../view.js";
import { removal, replacement } from "./edits.js";

/** The edit that removes the import of a name that nothing but this node uses; `names` are those of its file. */
export function losingImports(view: ProgramView, node: ts.Node, names: Names): readonly TextEdit[] {
  const lost = [...namesIn(view, node).keys()].flatMap((name) => {
    const all = names.get(name) ?? [];
    const specifier = all.map((each) => each.parent).find(view.ts.isImportSpecifier);
    const isOnly = all.every((each) => each.parent === specifier || isIn(each, node));
    return specifier?.propertyName === undefined && specifier && isOnly ? [specifier] : [];
  });
  // Several of one import would get in each other's way.
  return lost.length === 1 ? lost.map((each) => removingSpecifier(view, each)) : [];
}

const isIn = (inner: ts.Node, outer: ts.Node): boolean =>
  inner.pos >= outer.pos && inner.end <= outer.end;

function removingSpecifier(view: ProgramView, specifier: ts.ImportSpecifier): TextEdit {
  const file = specifier.getSourceFile();
  const { elements } = specifier.parent;
  const clause = specifier.parent.parent;
  const index = elements.indexOf(specifier);
  const [before, next] = [elements[index - 1], elements[index + 1]];
  const from = specifier.getStart(file);
  if (next !== undefined)
    return replacement(view, file, { from, to: next.getStart(file), newText: "" });
  if (before !== undefined)
    return replacement(view, file, { from: before.end, to: specifier.end, newText: "" });
  const { parent } = clause;
  return clause.name === undefined
    ? removal(view, file, { from: parent.getStart(file), to: parent.end })
    : replacement(view, file, { from: clause.name.end, to: specifier.parent.end, newText: "" });
}
