import { expect, test } from "vitest";
import { programOf } from "./program.js";

test("a program of design.md section 1 type-checks against the stub", () => {
  const { program } = programOf({
    "src/context.ts": `
      import { FlowContext, local, shared } from "aetherflow";
      import { Tokenizer } from "./tokenizer.js";
      export class Counts { total = 0; add(n: number) { this.total += n; } }
      export class Corpus extends FlowContext {
        tokenizer = local(Tokenizer);
        other = local((tokenizer: Tokenizer) => tokenizer.count("x"));
        counts = shared(Counts);
      }`,
    "src/tokenizer.ts": "export class Tokenizer { count(text: string) { return text.length; } }",
    "src/nodes.ts": `
      import { node } from "aetherflow";
      import type { Tokenizer } from "./tokenizer.js";
      import type { Counts } from "./context.js";
      /** @node */
      export function countWords(path: string, tokenizer: Tokenizer, counts: Counts): number { return tokenizer.count(path) + counts.total; }
      export const twice = node({ idempotent: true }, (n: number) => n * 2);
      /** @node */
      export const sum = async (of: { a: number; b: number }): Promise<number> => of.a + of.b;`,
    "src/flows.ts": `
      import { flow } from "aetherflow";
      import { Corpus } from "./context.js";
      import { countWords, sum, twice } from "./nodes.js";
      export const index = flow(Corpus).map(countWords).reduce((a, b) => a + b, 0);
      export const both = flow(Corpus).to(countWords).fanOut({ a: twice, b: twice }).fanIn(sum).to((n: number) => n + 1);`,
  });
  const errors = program
    .getSourceFiles()
    .filter((file) => file.fileName.startsWith("/project/"))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map((each) => each.messageText);
  expect(errors).toEqual([]);
});
