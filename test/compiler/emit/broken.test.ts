import { expect, it } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { emitBroken } from "../../../compiler/emit/emit-broken.js";
import type { Diagnostic } from "../../../compiler/model/diagnostic.js";
import { planBroken } from "../../../compiler/plan/broken.js";
import { corpus } from "../plan/corpus.js";
import { programOf } from "../program.js";
import { typeErrors } from "./generate.js";

const error: Diagnostic = {
  code: "AF1001",
  severity: "error",
  message: 'No provider for Tokenizer (parameter "tokenizer")',
  help: "Add one:\n  tokenizer = local(Tokenizer);",
  related: [],
  ...{ file: "src/nodes.ts", line: 4, column: 40, endLine: 4, endColumn: 49 },
};

function broken(): string {
  const { facts } = discover(programOf(corpus));
  const request = { contexts: facts.contexts, facts, errors: [error], version: "0.1.0" };
  return emitBroken(planBroken(request)).text;
}

it("says at load what is wrong", () => {
  const text = broken();
  expect(text).toContain("src/nodes.ts:4:40 error AF1001: No provider for Tokenizer");
  expect(text).toContain("tokenizer = local(Tokenizer);");
  expect(text.trimEnd().endsWith("throw failure;")).toBe(true);
});

it("type-checks with those who use it, under strict options", () => {
  const main = `import { launch, type CorpusApp } from "./context.wiring.js";
export async function main(paths: string[]): Promise<unknown> {
  await using app: CorpusApp = await launch({ workers: 4 });
  return [await app.index(paths), app.counts.top(10)];
}
`;
  const files = { ...corpus, "src/main.ts": main, "src/context.wiring.ts": broken() };
  const compilerOptions = {
    noUnusedLocals: true,
    noUnusedParameters: true,
    noPropertyAccessFromIndexSignature: true,
    allowUnreachableCode: false,
    verbatimModuleSyntax: true,
    declaration: true,
  };
  expect(typeErrors(files, { compilerOptions })).toEqual([]);
});
