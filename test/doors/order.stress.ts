import { dirname, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { corpus } from "../compiler/plan/corpus.js";
import { commands, type Project, run } from "../project.js";
import { configured, corpusProject, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

/** Types that TypeScript orders as it meets them: unions of literals, interfaces and classes of several files. */
const files: Readonly<Record<string, string>> = {
  "src/early.ts": 'export const seen: "m" | "x" | 3 = "x";\n',
  "src/shapes.ts": `import type { Late } from "./zone.js";
export interface Round { readonly kind: "round"; radius: number; mode: Mode }
export interface Square { readonly kind: "square"; side: number | string | null }
export type Mode = "z" | "m" | "a";
export type Shape = Square | Late | Round;
`,
  "src/zone.ts": `import type { Mode } from "./shapes.js";
export interface Late { readonly kind: "late"; at: Date | bigint | 7 | 3 }
export const modes: readonly Mode[] = ["a", "m", "z"];
`,
  "src/gallery.ts": `import type { Round, Shape, Square } from "./shapes.js";
import type { Late } from "./zone.js";
export class Gallery {
  mode: "x" | "a" | "z" | "m" = "x";
  private last: Round | Late | Square | null = null;
  private readonly all = new Map<"m" | "a" | "x" | "z", Shape | string>();
  hang(shape: Shape): number { this.last = shape; this.all.set(this.mode, shape); return this.all.size; }
  top(): Square | Late | Round | null { return this.last; }
}
`,
  "src/draw.ts": `import type { Gallery } from "./gallery.js";
import type { Mode, Shape } from "./shapes.js";
/** @node */
export function draw(shape: Shape | undefined, mode: Mode | "x", gallery: Gallery): Shape | Mode | 3 {
  if (shape === undefined) return mode === "x" ? 3 : mode;
  gallery.hang(shape);
  return shape;
}
/** @node */
export function show(drawn: 3 | Mode | Shape): string { return String(drawn); }
`,
  "src/context.ts": `import { FlowContext, local, shared } from "aetherflow";
import { Gallery } from "./gallery.js";
import { Tokenizer } from "./tokenizer.js";
import { WordCounts } from "./word-counts.js";
export class Corpus extends FlowContext {
  tokenizer = local(Tokenizer);
  counts = shared(WordCounts);
  gallery = shared(Gallery);
}
`,
  "src/drawing.ts": `import { flow } from "aetherflow";
import { Corpus } from "./context.js";
import { draw, show } from "./draw.js";
export const drawing = flow(Corpus).to(draw).to(show);
`,
};

/** Each makes findings, in several files, whose texts name types. */
const breaks: Readonly<Record<string, string>> = {
  "src/draw.ts": files["src/draw.ts"]!.replace("drawn: 3 | Mode | Shape", 'drawn: "m" | 7'),
  "src/context.ts": files["src/context.ts"]!.replace("  counts = shared(WordCounts);\n", ""),
  "src/gallery.ts": files["src/gallery.ts"]!.replace(
    "| Square | null = null",
    "| Square | Promise<Late> | null = null",
  ),
};

const orders: Readonly<Record<string, (names: readonly string[]) => object>> = {
  sorted: (names) => ({ files: [...names].sort(), include: undefined }),
  reversed: (names) => ({ files: [...names].sort().reverse(), include: undefined }),
  shuffled: (names) => ({
    files: names
      .map((each, index) => [(index * 7) % names.length, each] as const)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each),
    include: undefined,
  }),
  "include, another way round": () => ({
    include: ["src/zone.ts", "src/m*.ts", "src/flows.ts", "src/*.ts"],
  }),
};

interface Said {
  readonly wiring: string;
  readonly generate: string;
  readonly tspc: string;
}

/** From the folder of the project or, with its path, from another. */
async function said(project: Project, cwd = project.folder): Promise<Said> {
  const at = cwd === project.folder ? [] : ["--project", relative(cwd, project.folder)];
  const generate = await run(process.execPath, [commands.aetherflow, "generate", ...at], cwd);
  const text = project.read(wiring);
  const tspc = await run(process.execPath, [commands.tspc, ...at], cwd);
  expect(project.read(wiring)).toBe(text);
  const prefix = at[1] === undefined ? "" : `${at[1]}/`;
  const stdout = tspc.stdout.replaceAll(`\n${prefix}`, "\n").replace(prefix, "");
  return { wiring: text, generate: generate.stderr, tspc: stdout };
}

describe.each([
  ["a sound program", {}, ["drawing"]],
  ["a broken program", breaks, ["AF1001", "AF3001", "AF5001"]],
])("%s", { timeout: longEnough }, (_name, changes, contents) => {
  it("gives the same bytes and findings in any order of files and from anywhere", async () => {
    const names = Object.keys({ ...corpus, ...files, "src/main.ts": "" });
    const first = corpusProject({ ...files, ...changes });
    const expected = await said(first);
    expect(await said(first)).toEqual(expected);
    // Else they would say nothing of the order.
    for (const each of contents) expect(Object.values(expected).join("\n")).toContain(each);
    for (const order of Object.values(orders)) {
      const project = corpusProject({ ...files, ...changes });
      project.write("tsconfig.json", configured({}, order(names)));
      expect(await said(project)).toEqual(expected);
    }
    const elsewhere = corpusProject({ ...files, ...changes });
    expect(await said(elsewhere, dirname(elsewhere.folder))).toEqual(expected);
  });
});
