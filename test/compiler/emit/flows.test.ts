import { describe, expect, it } from "vitest";
import { errorsOf, generateOne } from "./generate.js";

const context = `import { FlowContext } from "aetherflow";
export class App extends FlowContext {}
`;

const nodes = `
/** @node */
export function parse(text: string): number { return Number(text); }
/** @node */
export async function double(n: number): Promise<number> { return n * 2; }
/** @node */
export function show(n: number): string { return String(n); }
/** @node */
export function save(text: string): void { void text; }
/** @node */
export function answer(): number { return 42; }
/** @node */
export function join(parts: { left: number; right: string }): string { return parts.left + parts.right; }
/** @node */
export function pair([left, right]: [number, string]): string { return left + right; }
/** @node */
export function add(a: number, b: number): number { return a + b; }
/** @node */
export function list(n: number): number[] { return [n]; }
export const larger = (a: number, b: number): number => Math.max(a, b);
`;

const program = (flows: string) => ({
  "src/context.ts": context,
  "src/nodes.ts": nodes,
  "src/flows.ts": `import { flow } from "aetherflow";
import { App } from "./context.js";
import * as n from "./nodes.js";
export { n };
${flows}
`,
});

/** The generated text of a property in `const flows`, or of a task, without its indentation. */
function part(text: string, start: string, end: string): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.includes(start));
  const indentation = /^ */u.exec(lines[first] ?? "")?.[0] ?? "";
  const last = lines.findIndex((line, at) => at >= first && line === `${indentation}${end}`);
  return lines
    .slice(first, last + 1)
    .map((line) => line.slice(indentation.length))
    .join("\n");
}

function flowText(flows: string, name: string): string {
  const files = program(flows);
  expect(errorsOf(files)).toEqual([]);
  return part(generateOne(files), `async ${name}(`, "},");
}

function taskText(flows: string, index: number): string {
  const tasks = part(generateOne(program(flows)), "tasks: ", "],")
    .split("\n")
    .slice(1, -1);
  const texts = tasks
    .map((line) => line.slice(2))
    .join("\n")
    .split(/^\/\/ \d+: .*\n/mu);
  return texts[index + 1]!.trim();
}

describe("a flow's program", () => {
  it("is one task for consecutive nodes, awaiting only what is asynchronous", () => {
    const flows = "export const f = flow(App).to(n.parse).to(n.double).to(n.show);";
    expect(flowText(flows, "f")).toBe(`async f(run: af.Run, text: string): Promise<string> {
  return run.task<string>(0, text);
},`);
    expect(taskText(flows, 0)).toBe(`{
  name: "parse > double > show",
  flow: "f",
  idempotent: false,
  run: async (text: string) => {
    const v1 = m1.parse(text);
    const v2 = await m1.double(v1);
    return m1.show(v2);
  },
},`);
  });

  it("is not asynchronous for a last node that is", () => {
    const flows = "export const f = flow(App).to(n.parse).to(n.double);";
    expect(taskText(flows, 0)).toContain("run: (text: string) => {");
    expect(taskText(flows, 0)).toContain("return m1.double(v1);");
  });

  it("inlines a linear flow, across its own flows", () => {
    const flows = `const a = flow(App).to(n.parse);
const b = flow(App).to(a).to(n.double);
export const f = flow(App).to(b).to(n.show);`;
    expect(flowText(flows, "f")).toContain("return run.task<string>(2, text);");
    expect(taskText(flows, 2)).toContain('name: "parse > double > show"');
  });

  it("joins the results of a fan-out into a record, in target order", () => {
    const flows =
      "export const f = flow(App).to(n.parse).fanOut({ left: n.double, right: n.show }).fanIn(n.join);";
    expect(flowText(flows, "f")).toBe(`async f(run: af.Run, text: string): Promise<string> {
  const v1 = await run.task<number>(0, text);
  const [v2, v3] = await run.fanOut((branch) => [
    branch.task<number>(1, v1),
    branch.task<string>(2, v1),
  ]);
  return run.task<string>(3, { left: v2, right: v3 });
},`);
  });

  it("joins the results of a fan-out into a tuple", () => {
    const flows = "export const f = flow(App).fanOut([n.double, n.show]).fanIn(n.pair);";
    expect(flowText(flows, "f")).toContain("return run.task<string>(2, [v1, v2]);");
  });

  it("returns what a last fan-out gathers", () => {
    const flows = "export const f = flow(App).fanOut({ left: n.double, right: n.show });";
    const text = flowText(flows, "f");
    expect(text).toContain("Promise<{ left: number; right: string }>");
    expect(text).toContain("return { left: v1, right: v2 };");
  });

  it("makes a gathered value once for several targets", () => {
    const flows =
      "export const f = flow(App).fanOut([n.double, n.show]).fanOut({ a: n.pair, b: n.pair });";
    expect(flowText(flows, "f")).toContain(`  const v3: [number, string] = [v1, v2];
  const [v4, v5] = await run.fanOut((branch) => [
    branch.task<string>(2, v3),
    branch.task<string>(3, v3),
  ]);`);
  });

  it("calls a flow that is not linear", () => {
    const flows = `const both = flow(App).fanOut({ left: n.double, right: n.show });
export const f = flow(App).to(n.parse).to(both).to(n.join);
export const g = flow(App).fanOut([both, n.show]);
export const h = flow(App).map(both);`;
    expect(flowText(flows, "f")).toContain("const v2 = await flows.both(run, v1);");
    expect(flowText(flows, "g")).toContain("flows.both(branch, n),");
    expect(flowText(flows, "h")).toContain("(run, item) => flows.both(run, item)");
  });

  it("drops what nobody takes", () => {
    const flows = `export const f = flow(App).to(n.save).to(n.answer).to(n.show);
export const g = flow(App).to(n.save).fanOut([n.answer, n.answer]);
const both = flow(App).fanOut([n.save, n.save]);
export const h = flow(App).to(both).to(() => 1);`;
    expect(taskText(flows, 0)).toContain("    m1.save(text);\n    const v1 = m1.answer();");
    expect(flowText(flows, "g")).toContain("  await run.task<void>(1, text);\n");
    expect(flowText(flows, "h")).toContain("  await flows.both(run, text);\n");
  });

  it("passes several inputs to the first node", () => {
    const flows = "export const f = flow(App).to(n.add).to(n.show);";
    expect(flowText(flows, "f")).toContain("(run: af.Run, a: number, b: number): Promise<string>");
  });
});

describe("a map", () => {
  it("fuses what follows item by item, down to the fold", () => {
    const flows =
      "export const f = flow(App).map(n.parse, { concurrency: 8 }).map(n.double, { concurrency: 4 }).reduce(n.larger, 0);";
    expect(
      flowText(flows, "f"),
    ).toBe(`async f(run: af.Run, texts: af.Items<string>): Promise<number> {
  return run.mapReduce<number>(texts, 0, 0, { concurrency: 4 });
},`);
    expect(taskText(flows, 0)).toContain('name: "parse > double"');
    expect(generateOne(program(flows))).toContain(
      "{ initial: (): number => 0, reduce: m1.larger },",
    );
  });

  it("gives the whole array to what comes after `to`", () => {
    const flows =
      "export const f = flow(App).map(n.parse).to((all: number[]) => all.length).to(n.list).map(n.show);";
    const text = flowText(flows, "f");
    expect(text).toContain("const v1 = await run.map<number>(texts, 0);");
    expect(text).toContain("const v2 = await run.task<number[]>(1, v1);");
    expect(text).toContain("return run.map<string>(v2, 2);");
  });

  it("does not fuse with a map at the end of an inner flow", () => {
    const flows = `const inner = flow(App).map(n.parse);
export const f = flow(App).to(inner).map(n.show);`;
    expect(
      flowText(flows, "f"),
    ).toBe(`async f(run: af.Run, texts: af.Items<string>): Promise<string[]> {
  const v1 = await flows.inner(run, texts);
  return run.map<string>(v1, 1);
},`);
  });

  it("folds with a copy of the inline function, whose initial value may be an object", () => {
    const flows =
      "export const f = flow(App).map((k: string) => ({ [k]: 1 })).reduce((a, b) => ({ ...a, ...b }), {});";
    const text = generateOne(program(flows));
    expect(errorsOf(program(flows))).toEqual([]);
    expect(text).toContain("(a, b) => ({ ...a, ...b });");
    expect(text).toContain("=> ({}), reduce: f_reduce },");
  });

  it("leaves the order to chance where both maps do not keep it", () => {
    const flows = "export const f = flow(App).map(n.parse, { ordered: false }).map(n.show);";
    expect(flowText(flows, "f")).toContain("run.map<string>(texts, 0, { ordered: false });");
  });
});

it("prints flows of thousands of steps", () => {
  const flows = `export const f = flow(App)${".to(n.double)".repeat(300)};`;
  const files = program(flows);
  const text = generateOne(files);
  expect(text.match(/await m1\.double\(/gu)).toHaveLength(299);
});
