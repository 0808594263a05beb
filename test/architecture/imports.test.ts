import { describe, expect, it } from "vitest";
import { type Import, type Source, sourcesOf } from "./sources.js";

/** For each folder, the folders and packages it may import besides itself. The longest key that fits a file holds. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "compiler/model": [],
  "compiler/graph": [],
  "compiler/diagnostics": ["compiler/model"],
  "compiler/discover": [
    "compiler/model",
    "compiler/graph",
    "compiler/diagnostics",
    "type typescript",
  ],
  "compiler/resolve": ["compiler/model", "compiler/graph", "compiler/diagnostics"],
  "compiler/validate": ["compiler/model", "compiler/graph", "compiler/diagnostics"],
  "compiler/plan": ["compiler/model", "compiler/graph", "compiler/diagnostics"],
  "compiler/emit": ["compiler/model"],
  "compiler/draw": ["compiler/model", "compiler/graph"],
  "compiler/adapters": [
    "compiler",
    "node:",
    "ts-morph",
    "commander",
    "picocolors",
    "type typescript",
  ],
  "compiler/adapters/doctor": ["compiler", "node:", "ts-morph", "picocolors", "type typescript"],
  "compiler/adapters/setup": [
    "compiler/adapters",
    "node:",
    "ts-morph",
    "jsonc-parser",
    "diff",
    "type typescript",
  ],
  "compiler/adapters/bundlers": [
    "compiler",
    "node:",
    "type @rspack/core",
    "type esbuild",
    "type unplugin",
    "type vite",
    "type webpack",
  ],
  "compiler/adapters/unplugin.ts": ["compiler", "unplugin"],
  compiler: ["compiler", "type typescript"],
  "runtime/memory": ["runtime/errors.ts", "node:"],
  "runtime/sync": ["runtime/errors.ts", "runtime/memory", "node:"],
  "runtime/shared": ["runtime/errors.ts", "runtime/memory", "runtime/sync", "node:"],
  "runtime/pool": [
    "runtime/errors.ts",
    "runtime/memory",
    "runtime/sync",
    "runtime/shared",
    "node:",
  ],
  "runtime/flow": [
    "runtime/errors.ts",
    "runtime/memory",
    "runtime/sync",
    "runtime/shared",
    "runtime/pool",
    "node:",
  ],
  "runtime/observe": ["runtime/errors.ts", "runtime/memory", "node:"],
  "runtime/copies.ts": [],
  "runtime/errors.ts": ["runtime/copies.ts"],
  runtime: ["runtime", "node:"],
};

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

function ruleOf({ path }: Source): string {
  const rules = Object.keys(allowed).filter((folder) => within(path, folder));
  return rules.sort((a, b) => b.length - a.length)[0] ?? "";
}

function isAllowed(rule: string, { target, typeOnly }: Import): boolean {
  if (within(target, rule) && rule.includes("/")) return true;
  return (allowed[rule] ?? []).some((each) => {
    if (each === "node:") return target.startsWith(each);
    if (each.startsWith("type ")) return typeOnly && target === each.slice(5);
    return within(target, each);
  });
}

describe("imports", () => {
  for (const folder of ["compiler", "runtime"]) {
    it(`go one way in ${folder}`, () => {
      const sources = sourcesOf(folder);
      expect(sources.length).toBeGreaterThan(5);
      const offences = sources.flatMap((source) =>
        source.imports
          .filter((each) => !isAllowed(ruleOf(source), each))
          .map((each) => `${source.path} imports ${each.target}`),
      );
      expect(offences).toEqual([]);
    });
  }

  it("are forbidden where the table says nothing of them", () => {
    const site = (target: string, typeOnly = false) => ({ target, typeOnly });
    expect(isAllowed("compiler/emit", site("compiler/model/site.ts"))).toBe(true);
    expect(isAllowed("compiler/emit", site("compiler/plan/plan.ts"))).toBe(false);
    expect(isAllowed("compiler/discover", site("typescript", true))).toBe(true);
    expect(isAllowed("compiler/discover", site("typescript"))).toBe(false);
    expect(isAllowed("runtime/memory", site("runtime/sync/lock.ts"))).toBe(false);
    expect(isAllowed("runtime", site("compiler/model/site.ts"))).toBe(false);
    expect(isAllowed("compiler/graph", site("compiler/graph/sort.ts"))).toBe(true);
  });
});
