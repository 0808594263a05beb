import type { Project } from "../../project.js";
import { corpusProject } from "../corpus-project.js";

/** The corpus program with a node that throws, and a main that prints what comes back. */
export const program = (files: Readonly<Record<string, string>> = {}, name = ""): Project =>
  corpusProject(
    { "src/check.ts": check, "src/checks.ts": checks, "src/main.ts": main, ...files },
    name,
  );

const check = `import type { WordCounts } from "./word-counts.js";
/** @node */
export function check(word: string, counts: WordCounts): string {
  type Line = { readonly four: 4 };
  if (counts.byWord.has(word)) throw new Error(\`\${word} again\`);
  return word;
}
`;

const checks = `import { flow } from "aetherflow";
import { Corpus } from "./context.js";
import { check } from "./check.js";
export const verify = flow(Corpus).to(check);
`;

/** Without an \`await\` at its top level, which CommonJS has not. */
const main = `import { isMainThread } from "node:worker_threads";
import { launch } from "./context.wiring.js";

if (!isMainThread) console.log("A worker runs the entry point.");

async function main(): Promise<void> {
  const app = await launch({ workers: Number(process.argv[2]) });
  console.log(await app.index(["a b", "b c b"]), app.counts.total, app.counts.top(1));
  console.log(await app.verify("d"));
  await app.verify("a").catch((error: Error) => {
    console.log(error.message, /check\\.ts:\\d+/.exec(error.stack ?? "")?.[0]);
  });
  await app.close();
}

void main();
`;

export const printed = `4 4 [ [ 'b', 2 ] ]
d
a again check.ts:5
`;

/** Marks its last node in both ways. No line moves. */
export function decorated(project: Project): Project {
  project.edit("src/check.ts", "/** @node */", "/** @node */ @node");
  const text = project.read("src/check.ts");
  project.write("src/check.ts", `${text}import { node } from "aetherflow";\n`);
  return project;
}
