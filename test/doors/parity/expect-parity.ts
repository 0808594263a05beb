import { expect } from "vitest";
import { inputOf } from "../../../compiler/adapters/program-host.js";
import { compile } from "../../../compiler/compile.js";
import { Case } from "./cases.js";
import { behind } from "./differences.js";
import type { Doors } from "./door.js";
import { entry } from "./entry.js";
import { findingsOf, sorted } from "./finding.js";

declare const __VERSION__: string;

/** Each door says of a program what the compiler says, and leaves the bytes that it gives. */
export async function expectParity(name: string, doors: Doors): Promise<void> {
  const program = new Case(name);
  const { project } = program;
  const result = compile(inputOf(project.folder), { version: __VERSION__ });
  const findings = findingsOf(result.diagnostics);
  const written = program.after(result);
  project.write(entry, result.outputs.map(({ file }) => `import "./${file}";\n`).join(""));
  for (const [door, ask] of Object.entries(doors)) {
    program.reset();
    const told = await ask(program);
    const files = told.outputs === undefined ? written : program.files;
    expect.soft({ door, findings: sorted(told.findings), files: program.found }).toEqual({
      ...{ door, findings: behind(door, findings, project), files },
    });
    if (told.outputs?.length)
      expect.soft({ door, outputs: told.outputs }).toEqual({ door, outputs: result.outputs });
  }
}
