/** A context with two nodes, and a program that runs them: file by file. */
export const example: Readonly<Record<string, string>> = {
  "context.ts": `import { FlowContext, local, shared } from "aetherflow";
import { Splitter } from "./splitter.js";
import { Tally } from "./tally.js";

/** Says where each dependency lives. */
export class Example extends FlowContext {
  splitter = local(Splitter); // one per worker thread
  tally = shared(Tally); // one for all threads, in shared memory
}
`,
  "splitter.ts": `export class Splitter {
  split(line: string): string[] {
    return line.split(" ").filter((word) => word !== "");
  }
}
`,
  "tally.ts": `/** An ordinary class: each call of a method is atomic with respect to every other, from any thread. */
export class Tally {
  words = 0;

  add(words: number): void {
    this.words += words;
  }
}
`,
  "nodes.ts": `import type { Splitter } from "./splitter.js";
import type { Tally } from "./tally.js";

/** @node */
export function splitLine(line: string, splitter: Splitter): string[] {
  return splitter.split(line);
}

/** @node */
export function countWords(words: string[], tally: Tally): number {
  tally.add(words.length);
  return words.length;
}
`,
  "flows.ts": `import { flow } from "aetherflow";
import { Example } from "./context.js";
import { countWords, splitLine } from "./nodes.js";

/** Counts the words of all lines. */
export const count = flow(Example)
  .map(splitLine)
  .map(countWords)
  .reduce((a, b) => a + b, 0);
`,
  "main.ts": `import { launch } from "./context.wiring.js";

async function main(): Promise<void> {
  const app = await launch({ workers: 2 });
  const words = await app.count(["one two", "three four five"]);
  console.log(\`\${words} words, and \${app.tally.words} by the tally of all threads\`);
  await app.close();
}

void main();
`,
};
