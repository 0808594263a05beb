import { describe, expect, test } from "vitest";
import { contextFile, factsOf, placeOf } from "./facts.js";

const files = {
  ...contextFile,
  "src/nodes.ts": `
    /** @node */ export const a = (n: number) => n;
    export function plain(n: number) { return n; }
    export const base = 1;`,
  "src/other.ts": `import { flow } from "aetherflow"; import { App } from "./context.js"; import { a } from "./nodes.js"; export const inner = flow(App).to(a);`,
  "src/barrel.ts": `export { a as renamed } from "./nodes.js"; export * as nodes from "./nodes.js"; export * from "./other.js";`,
};
const header = `import { flow, node } from "aetherflow"; import { App } from "./context.js"; import { a, base, plain } from "./nodes.js"; import * as all from "./barrel.js"; import type { Order } from "./types.js";\n`;

const targetOf = (text: string, before = "") => {
  const facts = factsOf({
    ...files,
    "src/types.ts": "export interface Order { total: number }",
    "src/flows.ts": `${header}${before}\nexport const f = flow(App).to(\n${text}\n);`,
  });
  const [step] = facts.flows.find((each) => each.name === "f")!.steps;
  if (step?.op !== "to") throw new Error(`read as ${step?.op}`);
  return step.target;
};

describe("nodes and flows", () => {
  test.each([
    ["a", "src/nodes.ts#a"],
    ["all.renamed", "src/nodes.ts#a"],
    ["all.nodes.a", "src/nodes.ts#a"],
    ["(a as typeof a)!", "src/nodes.ts#a"],
    ["late", "src/flows.ts#late"],
  ])("%s is a node", (text, node) => {
    const target = targetOf(text, "export const late = node((n: number) => n);");
    expect(target).toMatchObject({ kind: "node", node });
    expect(placeOf(target.site)).toMatch(/^src\/flows\.ts:4:\d-4:\d+$/u);
  });

  test.each([
    ["all.inner", "src/other.ts#inner"],
    ["own", "src/flows.ts#own"],
    ["f", "src/flows.ts#f"],
  ])("%s is a flow", (text, flow) => {
    expect(targetOf(text, "const own = flow(App);")).toMatchObject({ kind: "flow", flow });
  });
});

describe("neither", () => {
  test.each([
    ["plain", "plain", "unmarked", "is not marked as a node"],
    ["all.nodes.plain", "all.nodes.plain", "unmarked", "is not marked as a node"],
    ["Number", "Number", "unmarked", "is not marked as a node"],
    ["base", "base", "other", "is neither a node nor a flow"],
    ["missing", "missing", "undeclared", "is not declared, or not exported"],
    ["'text'", "'text'", "other", "is neither a node nor a flow"],
    ["flow(App)\n.to(a)", "flow(App) .to(a)", "stray", "is a flow without a `const` of its own"],
    [
      "node((n: number) => n)",
      "node((n: number) => n)",
      "unexported",
      "is a node without an exported `const` of its own",
    ],
    ["plain.bind(null)", "plain.bind(null)", "other", "is made by a call, not declared as a node"],
    ["table.a", "table.a", "unmarked", "is not marked as a node"],
  ])("%s", (given, text, cause, reason) => {
    const target = targetOf(given, "const table = { a };");
    expect(target).toMatchObject({ kind: "unknown", text, cause, reason });
  });
});

describe("inline functions", () => {
  test("one in full", () => {
    const { site, ...target } = targetOf(
      "async (order: Order, limit?: number): Promise<number> => order.total + (limit ?? 0)",
    );
    expect(placeOf(site)).toMatch(/^src\/flows\.ts:4:1-/u);
    expect(target).toMatchObject({
      kind: "inline",
      text: "async (order, limit?) => order.total + (limit ?? 0)",
      returns: "number",
      async: true,
      parameters: [
        { name: "order", type: "src/types.ts#Order", typeText: "Order", optional: false },
        { name: "limit", type: "number", optional: true },
      ],
    });
  });

  test.each([
    ["(n) => n"],
    ["({ x, y: [z] }: { x: number; y: number[] }) => ({ x, z, n: Math.max(x, z!) })"],
    ["function self(n: number): number { return n < 1 ? 0 : self(n - 1); }"],
    [
      "(n: number) => { const m = n; outer: for (const a of [m]) { if (a) break outer; } return { base: m }.base; }",
    ],
    ["(n: unknown) => (n === undefined ? [] : [n as number, 'x' as const, Number.NaN])"],
    ["(n: number) => [n].map((each) => { type Local = number; const x: Local = each; return x; })"],
    ["(n: Map<string, Order>) => new Map([...n].map(([key, { total: amount }]) => [key, amount]))"],
  ])("%s captures nothing", (text) => {
    const target = targetOf(text);
    expect(target).toMatchObject({ kind: "inline" });
    expect(target.kind === "inline" && target.text).not.toMatch(/Order|: unknown/u);
  });

  test.each([
    ["(n: number) => n + base", "captures `base`"],
    ["(n: number) => n + late", "captures `late`"],
    ["(n: number) => [n].map(plain)", "captures `plain`"],
    ["(n: number) => ({ n, base })", "captures `base`"],
    ["(n: number, m = base) => n + m", "captures `base`"],
    ["(n: unknown) => n as Order", "captures `Order`"],
    ["(n: number) => all.nodes.a(n)", "captures `all`"],
    ["function (this: unknown) { return this; }", "captures `this`"],
    ["(n: number) => import.meta.url + n", "uses `import.meta`"],
    ["(n: number) => import('./nodes.js')", "imports a module"],
    ["(n: number) => n + nowhere", "uses `nowhere`, which is not declared"],
  ])("%s cannot be copied", (text, reason) => {
    expect(targetOf(text, "let late = 1;")).toMatchObject({
      kind: "unknown",
      cause: "captures",
      reason,
    });
  });
});
