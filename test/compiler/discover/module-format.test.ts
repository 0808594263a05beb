import ts from "typescript";
import { describe, expect, test } from "vitest";
import { factsOf } from "./facts.js";

const files = {
  "src/a.ts": "export {};",
  "src/b.mts": "export {};",
  "src/c.cts": "export {};",
  "esm/package.json": '{ "type": "module" }',
  "esm/d.ts": "export {};",
};

const formatsOf = (compilerOptions: ts.CompilerOptions) => {
  const { moduleFormat } = factsOf(files, { compilerOptions });
  return ["src/a.ts", "src/b.mts", "src/c.cts", "esm/d.ts"].map(moduleFormat).join(" ");
};

const { ModuleKind, ModuleResolutionKind } = ts;

describe("the format of generated code", () => {
  test.each([
    [
      "nodenext",
      { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext },
      "cjs esm cjs esm",
    ],
    [
      "node16",
      { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
      "cjs esm cjs esm",
    ],
    ["esnext", { module: ModuleKind.ESNext }, "esm esm cjs esm"],
    ["preserve", { module: ModuleKind.Preserve }, "esm esm cjs esm"],
    ["commonjs", { module: ModuleKind.CommonJS }, "cjs esm cjs cjs"],
  ])("under %s", (_, options, formats) => {
    expect(formatsOf(options)).toBe(formats);
  });

  test("of a file that the program does not have", () => {
    const { moduleFormat } = factsOf(files, {
      compilerOptions: {
        module: ModuleKind.NodeNext,
        moduleResolution: ModuleResolutionKind.NodeNext,
      },
    });
    expect(["src/new.ts", "src/new.mts", "src/new.cts"].map(moduleFormat)).toEqual([
      "cjs",
      "esm",
      "cjs",
    ]);
  });
});
