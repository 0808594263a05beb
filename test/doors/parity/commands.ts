import { expect } from "vitest";
import { check } from "../../../compiler/adapters/check.js";
import { generate } from "../../../compiler/adapters/generate.js";
import { prepare } from "../../../compiler/adapters/register/prepare.js";
import type { Doors } from "./door.js";
import { type Finding, findingsIn } from "./finding.js";
import { type Said, said } from "./said.js";

export const commands: Doors = {
  "aetherflow generate": ({ project }) => logged(said(() => generate(project.folder))),

  "aetherflow/register": ({ project }) => logged(said(() => void prepare(project.path("src")))),

  "aetherflow check --json"({ project }) {
    const { stdout, stderr, exitCode } = said(() => check(project.folder, { json: true }));
    const findings = JSON.parse(stdout);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: codeFor(findings) });
    return { findings, outputs: [] };
  },
};

function logged({ stdout, stderr, exitCode }: Said) {
  const findings = findingsIn(stderr);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: codeFor(findings) });
  return { findings };
}

const codeFor = (findings: readonly Finding[]): number =>
  findings.some((each) => each.severity === "error") ? 1 : 0;
