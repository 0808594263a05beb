import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { ProgramView } from "../view.js";
import { replacement } from "./edits.js";

/** The edit that removes a parameter with its comma. */
export function removingParameter(view: ProgramView, parameter: ts.ParameterDeclaration): TextEdit {
  const file = parameter.getSourceFile();
  const { parameters } = parameter.parent;
  const index = parameters.indexOf(parameter);
  const [before, next] = [parameters[index - 1], parameters[index + 1]];
  const from = parameter.getStart(file);
  if (next !== undefined) {
    return replacement(view, file, { from, to: next.getStart(file), newText: "" });
  }
  if (before !== undefined) {
    return replacement(view, file, { from: before.end, to: parameter.end, newText: "" });
  }
  const isBare = !/\(\s*$/u.test(file.text.slice(parameter.parent.getStart(file), from));
  return replacement(view, file, { from, to: parameters.end, newText: isBare ? "()" : "" });
}
