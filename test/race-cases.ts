import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { expect } from "vitest";
import { Project, repository } from "./project.js";

const folder = join(repository, "fixtures/races");

export interface Outcomes {
  readonly threads: number;
  readonly allowed: readonly string[];
  /** Some of those that are not allowed: what the case is there for. */
  readonly forbidden: readonly string[];
}

export const raceCases: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export const outcomesOf = (name: string): Outcomes =>
  JSON.parse(readFileSync(join(folder, name, "outcomes.json"), "utf8"));

/** All cases as one program, compiled. */
export async function raceProgram(): Promise<Project> {
  const project = new Project();
  const copy = (file: string) =>
    project.write(`src/${file}`, readFileSync(join(folder, file), "utf8"));
  for (const file of ["main.ts", "rounds.ts"]) copy(file);
  for (const name of raceCases) copy(`${name}/race.ts`);
  expect(await project.aetherflow("generate")).toMatchObject({ exitCode: 0 });
  const files = raceCases.flatMap((name) => [`${name}/race`, `${name}/race.wiring`]);
  for (const file of ["main", "rounds", ...files]) {
    const { code } = transformSync(project.read(`src/${file}.ts`), {
      loader: "ts",
      target: "es2022",
    });
    project.write(`dist/${file}.js`, code);
  }
  return project;
}

interface Effort {
  /** In a batch; it ends with the batch in which all allowed outcomes have been seen. */
  readonly rounds: number;
  readonly batches: number;
}

/** Plays a case: what was seen, in order. */
export async function playRace(
  project: Project,
  name: string,
  { rounds, batches }: Effort,
): Promise<readonly string[]> {
  const { threads, allowed } = outcomesOf(name);
  const settings = [threads, rounds, batches].map(String);
  const ended = await project.node("dist/main.js", name, ...settings, ...allowed);
  expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
  return Object.keys(JSON.parse(ended.stdout)).sort();
}
