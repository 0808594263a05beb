import type ts from "typescript";
import { memoised } from "../model/memoised.js";
import type { Site } from "../model/site.js";
import type { CompileInput } from "./input.js";

/** The path of a file, posix-relative to the root; `../` leads out of it. */
export function fileOf({ root }: Pick<CompileInput, "root">, file: ts.SourceFile): string {
  const paths = pathsOf(file);
  const path = paths.get(root) ?? relativePath(root, file);
  paths.set(root, path);
  return path;
}

/** By root: there is one path for all that is said of a file. */
const pathsOf = memoised((_: ts.SourceFile) => new Map<string, string>());

function relativePath(root: string, file: ts.SourceFile): string {
  if (file.fileName.startsWith(`${root}/`)) return file.fileName.slice(root.length + 1);
  const from = segments(root);
  const to = segments(file.fileName);
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

const segments = (path: string): string[] =>
  path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");

/** Where a node stands, its comments left out. */
export const siteOf = (input: CompileInput, node: ts.Node): Site =>
  siteIn(input, node.getSourceFile(), node);

/** Of a node that may not know its parents. */
export function siteIn(
  input: Pick<CompileInput, "root">,
  file: ts.SourceFile,
  node: ts.Node,
): Site {
  const from = node.getStart(file);
  return spanIn(input, file, { from, to: Math.max(node.end, from) });
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanIn(
  input: Pick<CompileInput, "root">,
  file: ts.SourceFile,
  { from, to }: Span,
): Site {
  const start = file.getLineAndCharacterOfPosition(from);
  const end = file.getLineAndCharacterOfPosition(to);
  return {
    file: fileOf(input, file),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Whether a file belongs to the language or to a package. */
export const isForeign = (input: CompileInput, file: ts.SourceFile): boolean =>
  input.program.isSourceFileDefaultLibrary(file) ||
  input.program.isSourceFileFromExternalLibrary(file) ||
  file.fileName.includes("/node_modules/");

/** The package that a file belongs to: `pg` for `…/node_modules/@types/pg/index.d.ts`. */
export function packageOf(file: ts.SourceFile): string {
  const parts = file.fileName.slice(file.fileName.lastIndexOf("/node_modules/") + 14).split("/");
  const name = parts[0]!.startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0]!;
  if (!name.startsWith("@types/")) return name;
  const [scope, rest] = name.slice(7).split("__");
  return rest === undefined ? scope! : `@${scope}/${rest}`;
}
