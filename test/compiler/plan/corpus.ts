/** The program of the design's first page. */
export const corpus = {
  "src/context.ts": `import { FlowContext, local, shared } from "aetherflow";
import { Tokenizer } from "./tokenizer.js";
import { WordCounts } from "./word-counts.js";
export class Corpus extends FlowContext {
  tokenizer = local(Tokenizer);
  counts = shared(WordCounts);
}
`,
  "src/tokenizer.ts": `export class Tokenizer {
  count(text: string): ReadonlyMap<string, number> {
    return new Map(text.split(" ").map((word) => [word, 1]));
  }
}
`,
  "src/word-counts.ts": `
export class WordCounts {
  total = 0;
  byWord = new Map<string, number>();
  addAll(words: ReadonlyMap<string, number>): void {
    for (const [word, n] of words) {
      this.total += n;
      this.byWord.set(word, (this.byWord.get(word) ?? 0) + n);
    }
  }
  top(n: number): [string, number][] {
    return [...this.byWord].sort((a, b) => b[1] - a[1]).slice(0, n);
  }
}
`,
  "src/nodes.ts": `import type { Tokenizer } from "./tokenizer.js";
import type { WordCounts } from "./word-counts.js";
/** @node */
export function countWords(path: string, tokenizer: Tokenizer, counts: WordCounts): number {
  const words = tokenizer.count(path);
  counts.addAll(words);
  return words.size;
}
`,
  "src/flows.ts": `import { flow } from "aetherflow";
import { Corpus } from "./context.js";
import { countWords } from "./nodes.js";

/** Counts the words of every file. */
export const index = flow(Corpus).map(countWords).reduce((a, b) => a + b, 0);
`,
};
