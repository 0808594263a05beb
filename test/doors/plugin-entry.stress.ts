import { describe, expect, it } from "vitest";
import { tsconfig } from "../project.js";
import { corpusProject, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const withEntry = (entry: object) =>
  corpusProject({
    "tsconfig.json": JSON.stringify({
      ...tsconfig,
      compilerOptions: { ...tsconfig.compilerOptions, plugins: [entry] },
    }),
  });

describe("an entry of the plugin", { timeout: longEnough }, () => {
  it.each([[[]], [["--noEmit"]]])(
    "without transformProgram is refused by tspc %j",
    async (args) => {
      const project = withEntry({ transform: "aetherflow/transform" });
      const { exitCode, stdout } = await project.tspc(...args);
      expect(stdout).toContain(
        'error TS990004: AF0004: The entry of aetherflow/transform lacks "transformProgram": true',
      );
      expect(exitCode).not.toBe(0);
      expect(project.find(wiring)).toBeUndefined();
    },
  );

  it("with an option that is none is refused", async () => {
    const project = withEntry({
      ...{ transform: "aetherflow/transform", transformProgram: true, aftr: true },
    });
    const { exitCode, stdout } = await project.tspc();
    expect(stdout.match(/error TS990009: .*\n.*/gu)).toEqual([
      "error TS990009: tsconfig.json:1:1 AF0009: There is no option `aftr` of the plugin\n  Did you mean `after`?",
    ]);
    expect(exitCode).not.toBe(0);
  });
});
