import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import type typescript from "typescript";
import { example } from "./example.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import type { Step } from "./step.js";

/** The files of a small program, where the tsconfig finds them; a file that is there stays as it is. */
export function exampleSteps(facts: ProjectFacts): readonly Step[] {
  const folder = exampleFolder(facts);
  return Object.entries(example)
    .map(([file, text]) => ({ path: join(folder, file), text }))
    .filter(({ path }) => !existsSync(path))
    .map(({ path, text }) => ({
      ...{ check: "example", file: nameOf(facts, path) },
      ...{ wrong: "there is no example", done: "written", edit: () => text },
    }));
}

/** In the first of the usual folders of whose files the tsconfig takes all. */
export function exampleFolder({ tsconfig, parsed }: ProjectFacts): string {
  const root = dirname(tsconfig.path);
  const source = join(root, "src");
  const { rootDir } = parsed.options;
  const usual = [
    ...(rootDir !== undefined && rootDir !== root ? [rootDir] : []),
    ...(existsSync(source) ? [source] : []),
  ];
  const included = foldersIn(parsed);
  const isIncluded = (folder: string) => included.some((each) => isIn(each, folder));
  const found = [...usual, ...included].find(isIncluded) ?? usual[0] ?? root;
  return join(found, "example");
}

/** Those that `include` names with all that is in them; without one, that of the tsconfig. */
const foldersIn = ({ wildcardDirectories = {} }: typescript.ParsedCommandLine): readonly string[] =>
  Object.entries(wildcardDirectories)
    .filter(([, flags]) => flags === ts.WatchDirectoryFlags.Recursive)
    .map(([folder]) => folder);

const isIn = (outer: string, folder: string): boolean =>
  `${folder.replaceAll("\\", "/")}/`.startsWith(`${outer}/`);
