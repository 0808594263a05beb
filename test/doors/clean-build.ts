import { cpSync, existsSync } from "node:fs";
import { expect } from "vitest";
import { Project } from "../project.js";
import { clean, emitted, wiring } from "./corpus-project.js";

/** The project as it is checked out: nothing generated, nothing built. */
export function checkout(project: Project): Project {
  const copy = new Project();
  for (const each of ["src", "tsconfig.json"]) {
    const filter = (path: string) => !path.endsWith(".wiring.ts");
    if (existsSync(project.path(each)))
      cpSync(project.path(each), copy.path(each), { recursive: true, filter });
  }
  return copy;
}

export interface Built {
  readonly wiring: string;
  readonly emitted: string;
}

/** What a clean checkout gives, and that it is the same through both doors. */
export async function cleanBuild(project: Project): Promise<Built> {
  const [first, second] = [checkout(project), checkout(project)];
  expect(await first.tspc()).toEqual(clean);
  expect(await second.aetherflow("generate")).toEqual(clean);
  expect(second.read(wiring)).toBe(first.read(wiring));
  return { wiring: first.read(wiring), emitted: first.read(emitted) };
}
