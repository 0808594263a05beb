import { readdirSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { corpus } from "../compiler/plan/corpus.js";
import { manifest, Project } from "../project.js";
import { clean, configured } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const exported = { "./*": { types: "./dist/*.d.ts", default: "./dist/*.js" } };

/** A library with a context of its own; the app calls it, and has the library's classes and types in its own context. */
const files: Readonly<Record<string, string>> = {
  "lib/package.json": JSON.stringify({ ...manifest, name: "lib", exports: exported }),
  "lib/tsconfig.json": configured({ composite: true }),
  "app/tsconfig.json": configured({ composite: true }, { references: [{ path: "../lib" }] }),
  "app/src/context.ts": `import { FlowContext, local, shared } from "aetherflow";
import { Tokenizer } from "lib/tokenizer";
import { WordCounts } from "lib/word-counts";
export class Own extends FlowContext {
  tokenizer = local(Tokenizer);
  counts = shared(WordCounts);
}
`,
  "app/src/nodes.ts": `import type { countWords } from "lib/nodes";
import type { Tokenizer } from "lib/tokenizer";
import type { WordCounts } from "lib/word-counts";
type Path = Parameters<typeof countWords>[0];
/** @node */
export function count(path: Path, tokenizer: Tokenizer, counts: WordCounts): number {
  counts.addAll(tokenizer.count(path));
  return counts.total;
}
`,
  "app/src/flows.ts": `import { flow } from "aetherflow";
import { Own } from "./context.js";
import { count } from "./nodes.js";
export const own = flow(Own).to(count);
`,
  "app/src/main.ts": `import { type CorpusApp, launch } from "lib/context.wiring";
import { launch as launchOwn } from "./context.wiring.js";
export type Members = { [name in keyof CorpusApp]: true };
await using lib = await launch({ workers: 0 });
await using app = await launchOwn({ workers: 0 });
console.log(await lib.index(["a b"]), await app.own("a b"));
`,
};

function workspace(): Project {
  const inLib = Object.entries(corpus).map(([path, text]) => [`lib/${path}`, text]);
  const project = new Project({ ...Object.fromEntries(inLib), ...files });
  symlinkSync("../lib", project.path("node_modules/lib"), "junction");
  return project;
}

/** What is generated and emitted, in both projects. */
function built(project: Project): Readonly<Record<string, string>> {
  const names = ["lib/src", "lib/dist", "app/src", "app/dist"].flatMap((folder) =>
    readdirSync(project.path(folder)).map((name) => `${folder}/${name}`),
  );
  const made = names.filter((name) => name.includes("/dist/") || name.includes(".wiring."));
  return Object.fromEntries(made.sort().map((name) => [name, project.read(name)]));
}

const build = (project: Project) => project.tspc("-b", "app");

type Change = readonly [file: string, from: string, to: string];

const edits: readonly (readonly [name: string, change: Change])[] = [
  ["a node's signature", ["lib/src/nodes.ts", "path: string", 'path: "a b" | "c"']],
  ["a class's public field", ["lib/src/word-counts.ts", "total = 0;", "total = 0;\n  files = 0;"]],
  ["a private field of a local class", ["lib/src/tokenizer.ts", "{", "{\n  private seen = 0;"]],
  ["a provider", ["lib/src/context.ts", "shared(WordCounts)", "local(WordCounts)"]],
];

describe("tspc -b", { timeout: longEnough }, () => {
  it("has after each edit of a library what a clean build has", async () => {
    const project = workspace();
    expect(await build(project)).toEqual(clean);
    expect((await project.node("app/dist/main.js")).stdout).toBe("2 2\n");
    const other = workspace();
    for (const [, change] of edits) {
      const before = built(project);
      for (const each of [project, other]) each.edit(...change);
      expect(await build(project)).toEqual(clean);
      const after = built(project);
      expect(after).not.toEqual(before);
      expect(await other.tspc("-b", "app", "--force")).toEqual(clean);
      expect(after).toEqual(built(other));
      expect((await project.node("app/dist/main.js")).stdout).toBe("2 2\n");
    }
  });

  it("has no layout for a field that declarations keep private, and says so until it is gone", async () => {
    const project = workspace();
    await build(project);
    const sound = built(project);
    const change = ["total = 0;", "total = 0;\n  private files = 0;"] as const;
    project.edit("lib/src/word-counts.ts", ...change);
    for (const _ of [1, 2]) {
      const { exitCode, stdout } = await build(project);
      expect(stdout).toContain("app/src/context.ts(6,19): error TS993001: AF3001: ");
      expect(exitCode).not.toBe(0);
    }
    const { stderr, stdout } = await project.node("app/dist/main.js");
    expect(stdout).toBe("");
    expect(stderr).toContain("BrokenWiringError: src/context.ts:6:19 error AF3001: ");
    project.edit("lib/src/word-counts.ts", change[1], change[0]);
    expect(await build(project)).toEqual(clean);
    expect(built(project)).toEqual(sound);
  });

  it("says of a context of a library that its providers cannot be read", async () => {
    const project = workspace();
    project.edit("app/src/flows.ts", "{ Own }", "{ Corpus as Own }");
    project.edit("app/src/flows.ts", "./context.js", "lib/context");
    const { exitCode, stdout } = await build(project);
    expect(stdout).toContain("app/src/flows.ts(4,20): error TS997001: AF7001: ");
    expect(exitCode).not.toBe(0);
  });

  it("refuses a node of a library in a flow of the app", async () => {
    const project = workspace();
    project.edit("app/src/flows.ts", "{ count }", "{ countWords as count }");
    project.edit("app/src/flows.ts", "./nodes.js", "lib/nodes");
    const { exitCode, stdout } = await build(project);
    expect(stdout).toContain("app/src/flows.ts(4,33): error TS992015: AF2015: ");
    expect(exitCode).not.toBe(0);
    expect(project.read("app/dist/context.wiring.js")).toContain("throw failure;");
  });
});

describe("generate", { timeout: longEnough }, () => {
  it("asks for a build of what the project refers to, then writes what tspc -b writes", async () => {
    const project = workspace();
    const message =
      "aetherflow: The project lib/tsconfig.json is not built, and this one needs it. Run `tspc -b`.\n";
    const refused = { exitCode: 2, stdout: "", stderr: message };
    expect(await project.aetherflow("generate", "-p", "app")).toEqual(refused);
    expect(project.find("app/src/context.wiring.ts")).toBeUndefined();
    await build(project);
    const sound = built(project);
    expect(await project.aetherflow("generate", "-p", "app")).toEqual(clean);
    expect(built(project)).toEqual(sound);
  });
});
