import { expect, it } from "vitest";
import { clean, corpusProject } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const nodes = "src/nodes.ts";

it.each([
  ["@node", []],
  ["@node({ idempotent: true })", ["--incremental"]],
  ["@node", ["-b"]],
])("%s before a function is no error of tspc %j", { timeout: longEnough }, async (marker, args) => {
  const project = corpusProject();
  project.edit(nodes, "/** @node */", marker);
  project.edit(nodes, "import", 'import { node } from "aetherflow";\nimport');
  expect(await project.tspc(...args)).toEqual(clean);
  expect(project.read("dist/nodes.js")).not.toContain("@");
  expect((await project.node("dist/main.js")).stdout).toBe("2\n");
  project.edit(nodes, "path: string", "path?: string");
  const { stdout } = await project.tspc(...args);
  expect(stdout).toContain("error TS1016");
  expect(stdout).not.toContain("TS1206");
});
