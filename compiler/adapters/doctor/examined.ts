import { join } from "node:path";
import type { CompileInput } from "../../discover/input.js";
import { compileSafely, type SafeResult } from "../compile-safely.js";
import { inputOf } from "../program-host.js";
import { needsOf } from "../setup/needs.js";
import { nameOf, type ProjectFacts, readProject } from "../setup/project-facts.js";
import type { Need } from "../setup/step.js";

/** A project as its configuration describes it. */
export interface Surveyed {
  readonly facts: ProjectFacts;
  readonly needs: readonly Need[];
}

/** The same with its program, read once for all checks. */
export interface Examined extends Surveyed {
  readonly input: CompileInput;
  readonly result: SafeResult;
}

export function survey(project: string): Surveyed {
  const facts = readProject(project);
  return { facts, needs: needsOf(facts) };
}

export function examine(project: string): Examined {
  const surveyed = survey(project);
  const input = inputOf(surveyed.facts.tsconfig.path);
  return { ...surveyed, input, result: compileSafely(input) };
}

/** A file of the program, as findings name it: the program's folder need not be that of the package.json. */
export const fileIn = ({ facts, input }: Examined, file: string): string =>
  nameOf(facts, join(input.root, file));

export const hasErrors = ({ diagnostics }: SafeResult): boolean =>
  diagnostics.some(({ severity }) => severity === "error");
