import { discover } from "../../../compiler/discover/discover.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { validate } from "../../../compiler/validate/validate.js";
import { type ProgramSettings, programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

/** What is said of a program: the code with the text at the place, `AF3005 stats.total += 1`. */
export function found(files: Files, settings?: ProgramSettings): readonly string[] {
  const { facts, oracle } = discover(programOf(files, settings));
  return validate({ facts, oracle, graph: resolve(facts, oracle) }).map((each) => {
    const { code, file, line, column, endLine, endColumn } = each;
    const lines = (files[file] ?? "").split("\n").slice(line - 1, endLine);
    const last = lines.length - 1;
    lines[last] = lines[last]!.slice(0, endColumn - 1);
    lines[0] = lines[0]!.slice(column - 1);
    return `${code} ${lines.join("\n")}`;
  });
}

const context = (
  member: string,
): string => `import { FlowContext, local, shared } from "aetherflow";
import { Stats } from "./stats.js";
export class App extends FlowContext { stats = ${member}(Stats); }
`;

const flow = `import { flow } from "aetherflow";
import { App } from "./context.js";
import { run } from "./nodes.js";
export const job = flow(App).to(run);
`;

/** A node whose body is `body`, with a class of the member `stats` whose members are `members`. */
export function nodeWith(body: string, { members = "", kind = "shared", more = "" } = {}): Files {
  return {
    "src/context.ts": context(kind),
    "src/flow.ts": flow,
    "src/stats.ts": `export class Stats {\n${members}\n}\n${more}`,
    "src/nodes.ts": `import type { Stats } from "./stats.js";
/** @node */
export function run(n: number, stats: Stats): number {
${body}
return n;
}
`,
  };
}

/** A shared class with these members, and what stands beside it. */
export const classWith = (members: string, more = ""): Files =>
  nodeWith("stats.total = n;", { members: `total = 0;\n${members}`, more });
