import { ts } from "ts-morph";
import { endOfLine } from "../text-style.js";
import { resolved } from "./expressions.js";
import { type Insertion, insertion } from "./insertion.js";

/** What puts a plugin first into the `plugins` of a configuration; nothing if they are not written as a list. */
export function pluginInsertion(
  file: ts.SourceFile,
  config: ts.ObjectLiteralExpression,
  call: string,
): Insertion | undefined {
  const property = config.properties.find((each) => each.name?.getText() === "plugins");
  if (property === undefined) return newProperty(file, config, call);
  const list = listOf(file, property);
  return list && firstElement(file, list, call);
}

function listOf(file: ts.SourceFile, property: ts.ObjectLiteralElementLike) {
  const value = ts.isPropertyAssignment(property)
    ? property.initializer
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;
  const found = value && unfiltered(file, value);
  return found && ts.isArrayLiteralExpression(found) ? found : undefined;
}

/** Without `.filter(Boolean)` and `.flat()`, which leave plugins as they are. */
function unfiltered(file: ts.SourceFile, value: ts.Expression): ts.Expression | undefined {
  const found = resolved(file, value);
  if (found === undefined || !ts.isCallExpression(found)) return found;
  const { expression, arguments: given } = found;
  if (!ts.isPropertyAccessExpression(expression)) return found;
  const call = `${expression.name.text}(${given.map((each) => each.getText(file)).join()})`;
  const leaves = /^(?:filter\(Boolean\)|flat\(\w*\))$/u.test(call);
  return leaves ? unfiltered(file, expression.expression) : found;
}

function firstElement(
  file: ts.SourceFile,
  { elements, end }: ts.ArrayLiteralExpression,
  call: string,
): Insertion {
  const [first] = elements;
  if (first === undefined) return insertion(end - 1, call);
  return insertion(first.getStart(file), `${call},${gapBefore(file, first)}`);
}

/** Something spread may have plugins of its own, which a new property would hide or be hidden by. */
function newProperty(
  file: ts.SourceFile,
  config: ts.ObjectLiteralExpression,
  call: string,
): Insertion | undefined {
  const text = `plugins: [${call}]`;
  const [first] = config.properties;
  if (first === undefined)
    return { start: config.getStart(file), end: config.end, text: `{ ${text} }` };
  if (config.properties.some(ts.isSpreadAssignment)) return undefined;
  return insertion(first.getStart(file), `${text},${gapBefore(file, first)}`);
}

/** A new line with the same indentation if there is one before the node, else a space. */
function gapBefore(file: ts.SourceFile, node: ts.Node): string {
  const start = node.getStart(file);
  const line = file.text.lastIndexOf("\n", start) + 1;
  const indent = file.text.slice(line, start);
  return /^\s*$/u.test(indent) && line > 0 ? endOfLine(file.text) + indent : " ";
}
