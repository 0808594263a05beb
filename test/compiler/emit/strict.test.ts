import typescript from "typescript";
import { describe, expect, it } from "vitest";
import { corpus } from "../plan/corpus.js";
import { everything } from "../plan/everything.js";
import { errorsOf } from "./generate.js";

const { ModuleKind, ModuleResolutionKind, ScriptTarget } = typescript;

const strictest: typescript.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  exactOptionalPropertyTypes: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  declaration: true,
};

const main = {
  "src/main.ts": `import { launch } from "./context.wiring.js";
export async function main(paths: string[]): Promise<unknown> {
  const app = await launch({ workers: 4 });
  const total: number = await app.index(paths, { onProgress: (progress) => void progress.done });
  return [total, app.counts.top(10)];
}
`,
};

describe("a generated module compiles", () => {
  const programs = { corpus: { ...corpus, ...main }, everything };
  for (const [name, files] of Object.entries(programs)) {
    it(`under every strict option at once: ${name}`, () => {
      expect(errorsOf(files, { compilerOptions: strictest })).toEqual([]);
    });

    it(`without strictness: ${name}`, () => {
      const compilerOptions = { strict: false, exactOptionalPropertyTypes: false };
      expect(errorsOf(files, { compilerOptions })).toEqual([]);
    });

    it(`for the newest target: ${name}`, () => {
      const compilerOptions = { ...strictest, target: ScriptTarget.ESNext };
      expect(errorsOf(files, { compilerOptions })).toEqual([]);
    });

    it(`as CommonJS: ${name}`, () => {
      const compilerOptions = {
        ...strictest,
        verbatimModuleSyntax: false,
        module: ModuleKind.CommonJS,
        moduleResolution: ModuleResolutionKind.Bundler,
      };
      expect(errorsOf(files, { compilerOptions })).toEqual([]);
    });
  }
});

it("tells a program that does not compile", () => {
  const files = { ...corpus, "src/main.ts": "export const n: string = 1;" };
  expect(errorsOf(files)).toEqual([
    "/project/src/main.ts:1 Type 'number' is not assignable to type 'string'.",
  ]);
});
