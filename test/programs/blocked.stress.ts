import { join } from "node:path";
import { expect, it } from "vitest";
import { Project, repository } from "../project.js";

const main = `import { launch } from "./context.wiring.js";
await using app = await launch({ workers: 2, grace: 200 });
console.log(await app.blocks(1e9).catch(String));
console.log(await app.blocks(1));
`;

it("a node that blocks its thread for longer than its limit is stopped, and the next call works", async () => {
  const project = Project.of(join(repository, "fixtures/accepts/patience/input"));
  project.write(
    "src/blocked.ts",
    `import { node } from "aetherflow";
export const blocked = node({ timeout: 50 }, (ms: number): string => {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return "done";
});
`,
  );
  project.write(
    "src/blocks.ts",
    `import { flow } from "aetherflow";
import { blocked } from "./blocked.js";
import { Calls } from "./context.js";
export const blocks = flow(Calls).to(blocked);
`,
  );
  project.write("src/main.ts", main);
  expect(await project.aetherflow("generate")).toMatchObject({ exitCode: 0 });
  expect(await project.tsc()).toMatchObject({ exitCode: 0 });
  const stdout = "TimeoutError: blocked took longer than 50 ms\ndone\n";
  expect(await project.node("dist/main.js")).toEqual({ exitCode: 0, stdout, stderr: "" });
});
