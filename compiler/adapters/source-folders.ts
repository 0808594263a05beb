import { readdirSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";

/**
 * Where new files may belong to a program: around its sources. Not in the folder of the tsconfig itself, which also
 * has what is built and installed.
 */
export function foldersOf(root: string, sources: readonly string[]): readonly string[] {
  const tops = new Set(sources.filter(isWritten).flatMap((each) => topOf(root, each)));
  return [...new Set([...tops].flatMap((top) => [top, ...foldersIn(top)]))];
}

const isWritten = (path: string): boolean =>
  /\.[cm]?[jt]sx?$/u.test(path) && !/\.d\.[cm]?ts$/u.test(path);

function topOf(root: string, source: string): readonly string[] {
  const path = relative(root, source).replaceAll("\\", "/");
  if (path.startsWith("../") || isAbsolute(path)) return [dirname(source)];
  const [top = "", ...rest] = path.split("/");
  return rest.length === 0 ? [] : [join(root, top)];
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name !== "node_modules")
    .map((each) => join(folder, each.name))
    .flatMap((each) => [each, ...foldersIn(each)]);
}
