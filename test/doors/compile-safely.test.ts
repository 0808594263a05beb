import { expect, it } from "vitest";
import { compileSafely } from "../../compiler/adapters/compile-safely.js";
import { inputOf } from "../../compiler/adapters/program-host.js";
import { corpusProject, wiring } from "./corpus-project.js";

it("lets no old wiring run when the compiler itself fails", async () => {
  const project = corpusProject();
  await project.aetherflow("generate");
  const input = inputOf(project.folder);
  const getTypeChecker = () => {
    throw new Error("out of luck");
  };
  const failed = compileSafely({ ...input, program: { ...input.program, getTypeChecker } });
  expect(failed.diagnostics).toMatchObject([{ code: "AF9000", file: "src/context.ts" }]);
  expect(failed.outputs.map((each) => each.file)).toEqual([wiring]);
  expect(failed.outputs[0]?.text).toMatch(/AF9000: .* out of luck[\s\S]*\nthrow failure;\n$/u);
});
