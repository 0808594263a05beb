import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
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

export function exampleFolder({ tsconfig, parsed }: ProjectFacts): string {
  const root = dirname(tsconfig.path);
  const source = join(root, "src");
  const { rootDir } = parsed.options;
  const usual = existsSync(source) ? source : root;
  return join(rootDir !== undefined && rootDir !== root ? rootDir : usual, "example");
}
