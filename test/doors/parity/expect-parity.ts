import { expect } from "vitest";
import { compileSafely, type SafeResult } from "../../../compiler/adapters/compile-safely.js";
import { inputOf } from "../../../compiler/adapters/program-host.js";
import type { Case } from "./cases.js";
import { behind } from "./differences.js";
import type { Doors } from "./door.js";
import { entry } from "./entry.js";
import { findingsOf, sorted } from "./finding.js";

/** Each door says of a program what the compiler says, and leaves the bytes that it gives. */
export async function expectParity(program: Case, doors: Doors): Promise<SafeResult> {
  const { project } = program;
  const result = compileSafely(inputOf(project.folder));
  const findings = findingsOf(result.diagnostics);
  const written = program.after(result);
  const stale = broken(result)
    ? []
    : Object.keys(program.files).filter((each) => written[each] !== program.files[each]);
  project.write(entry, result.outputs.map(({ file }) => `import "./${file}";\n`).join(""));
  for (const [door, ask] of Object.entries(doors)) {
    program.reset();
    const told = await ask(program);
    const files = told.outputs === undefined ? written : program.files;
    expect
      .soft({ door, findings: sorted(told.findings), files: program.found })
      .toEqual({ door, findings: sorted(behind(door, findings, { project, stale })), files });
    const outputs = told.outputs ?? [];
    if (outputs.length > 0)
      expect.soft({ door, outputs }).toEqual({ door, outputs: result.outputs });
  }
  return result;
}

const broken = ({ diagnostics }: SafeResult): boolean =>
  diagnostics.some(({ severity }) => severity === "error");
