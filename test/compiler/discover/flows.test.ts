import { describe, expect, test } from "vitest";
import { contextFile, factsOf, placeOf } from "./facts.js";

const header = `import { flow } from "aetherflow"; import { App } from "./context.js"; import { a, b } from "./nodes.js";\n`;
const files = {
  ...contextFile,
  "src/nodes.ts": `
    /** @node */ export const a = (n: number) => n;
    /** @node */ export const b = (n: number) => n;
    export const add = (x: number, y: number) => x + y;`,
};
const factsOfFlows = (text: string) => factsOf({ ...files, "src/flows.ts": header + text });
const flowsOf = (text: string) => factsOfFlows(text).flows;
const stepsOf = (text: string) => flowsOf(`export const f = ${text};`)[0]!.steps;

describe("flows", () => {
  test("one in full", () => {
    const [flow, ...others] = flowsOf("/** Adds up. */\nexport const sum = flow(App).to(a);");
    expect(others).toEqual([]);
    const { site, steps, ...rest } = flow!;
    expect(rest).toEqual({
      key: "src/flows.ts#sum",
      name: "sum",
      context: "src/context.ts#App",
      docs: "Adds up.",
    });
    expect(placeOf(site)).toBe("src/flows.ts:3:14-3:17");
    expect(steps).toMatchObject([{ op: "to", target: { kind: "node", node: "src/nodes.ts#a" } }]);
    expect(placeOf(steps[0]!.site)).toBe("src/flows.ts:3:33-3:34");
  });

  test("exported or not, several in a statement, without steps, wrapped", () => {
    const flows = flowsOf(
      "const x = flow(App).to(a), y = flow(App);\nexport const z = ((flow(App) as any).to(b))!;",
    );
    expect(flows.map((each) => [each.name, each.steps.length])).toEqual([
      ["x", 1],
      ["y", 0],
      ["z", 1],
    ]);
  });

  test("in a context's own file, through a namespace, through a renamed re-export", () => {
    const facts = factsOf({
      "src/kit.ts": `export { flow as begin } from "aetherflow";`,
      "src/app.ts": `import * as af from "aetherflow"; export class One extends af.FlowContext {} export const x = af.flow(One);`,
      "src/flows.ts": `import { begin } from "./kit.js"; import * as app from "./app.js"; const y = begin(app.One);`,
    });
    expect(facts.flows.map((each) => [each.key, each.context])).toEqual([
      ["src/app.ts#x", "src/app.ts#One"],
      ["src/flows.ts#y", "src/app.ts#One"],
    ]);
    expect(facts.strayFlows).toEqual([]);
  });

  test("a chain goes on where another constant ends", () => {
    const facts = factsOf({
      ...files,
      "src/flows.ts": `${header}export const first = flow(App).to(a);`,
      "src/more.ts": `import { first } from "./flows.js"; import * as all from "./flows.js"; import { b } from "./nodes.js";
        export const second = first.to(b); export const third = all.first.map(b); export const same = first;`,
    });
    expect(facts.flows.map((each) => [each.name, each.steps.map((step) => step.op)])).toEqual([
      ["first", ["to"]],
      ["second", ["to", "to"]],
      ["third", ["to", "map"]],
      ["same", ["to"]],
    ]);
    expect(facts.strayFlows).toEqual([]);
  });

  test("constants that name each other are no flows", () => {
    expect(flowsOf("const x = y.to(a); const y = x.to(b);")).toEqual([]);
  });
});

describe("operators", () => {
  test("fanOut with a record: keys in order, shorthand and quoted", () => {
    const [step] = stepsOf(`flow(App).fanOut({ b, "the a": a, x: flow(App) })`);
    expect(step).toMatchObject({
      op: "fanOut",
      shape: "record",
      targets: [
        { key: "b", target: { kind: "node", node: "src/nodes.ts#b" } },
        { key: "the a", target: { kind: "node", node: "src/nodes.ts#a" } },
        { key: "x", target: { kind: "unknown", cause: "stray" } },
      ],
    });
  });

  test("fanOut with an array: targets of one name are numbered", () => {
    const [step] = stepsOf("flow(App).fanOut([a, b, a, (n: number) => n, a])");
    expect(step?.op === "fanOut" && [step.shape, step.targets.map((each) => each.key)]).toEqual([
      "tuple",
      ["a", "b", "a[1]", "inline", "a[2]"],
    ]);
  });

  test("fanIn and map with options", () => {
    const steps = stepsOf(
      "flow(App).map(a, { concurrency: 2 + 2 as 4, ordered: false }).fanIn(b).map(b)",
    );
    expect(steps).toMatchObject([
      {
        op: "map",
        target: { node: "src/nodes.ts#a" },
        options: { concurrency: 4, ordered: false },
      },
      { op: "fanIn", target: { node: "src/nodes.ts#b" } },
      { op: "map", options: { ordered: true } },
    ]);
  });

  test("reduce with an inline function, an exported one, one of the language", () => {
    const facts = factsOf({
      ...files,
      "src/flows.ts": `${header}import { add as plus } from "./nodes.js"; interface Total { sum: number }
        export const x = flow(App).map(a).reduce((total: Total, n: number): Total => ({ sum: total.sum + n }), { sum: 0 });
        export const y = flow(App).map(a).reduce(plus, 0);
        export const z = flow(App).map(a).reduce(Math.max, -Infinity);
        export const p = flow(App).map(a).reduce(async (x: number, y: number) => x + y, 0);`,
    });
    const reduces = facts.flows.map((each) => each.steps[1]);
    expect(reduces).toMatchObject([
      {
        op: "reduce",
        type: "src/flows.ts#Total",
        initial: "{ sum: 0 }",
        reducer: { form: "inline", text: "(total, n) => ({ sum: total.sum + n })", async: false },
      },
      {
        op: "reduce",
        type: "number",
        initial: "0",
        reducer: {
          form: "exported",
          import: { module: "src/nodes.ts", name: "add" },
          async: false,
        },
      },
      {
        op: "reduce",
        type: "number",
        initial: "-Infinity",
        reducer: { form: "inline", text: "Math.max" },
      },
      { op: "reduce", type: "number", reducer: { form: "inline", async: true } },
    ]);
  });

  test("the accumulator is what the reducer takes first", () => {
    const [, step] = stepsOf(
      "flow(App).map(a).reduce((n: number, m: number) => (n > m ? 1 : 2), 0)",
    );
    expect(step).toMatchObject({ op: "reduce", type: "number" });
  });
});

describe("what an operator cannot be read from", () => {
  test.each([
    ["flow(App).then(a)", "then", "is not an operator of a flow"],
    ["flow(App).to()", "to", "has no target"],
    ["flow(App).map()", "map", "has no target"],
    ["flow(App).to(...[a])", "to", "takes its arguments from a spread"],
    ["flow(App).fanOut()", "fanOut", "has no targets"],
    [
      "flow(App).fanOut(targets)",
      "fanOut",
      "has targets that are neither an object literal nor an array literal",
    ],
    [
      "flow(App).fanOut({ ...targets })",
      "fanOut",
      "has targets under computed keys or in a spread",
    ],
    [
      "flow(App).fanOut({ [String(1)]: a })",
      "fanOut",
      "has targets under computed keys or in a spread",
    ],
    ["flow(App).fanOut({ a() {} })", "fanOut", "has a method `a` in place of a target"],
    ["flow(App).fanOut([a, ...more])", "fanOut", "has targets that are not written one by one"],
    ["flow(App).map(a, options)", "map", "has options that are not an object literal"],
    [
      "flow(App).map(a, { concurrency: Number(4) })",
      "map",
      "has an option `concurrency` whose value is not a literal",
    ],
    [
      "flow(App).map(a, { concurency: 4 })",
      "map",
      "has an option `concurency` that it does not know",
    ],
    ["flow(App).reduce()", "reduce", "has no reducer"],
    ["flow(App).reduce((x: number) => x)", "reduce", "has no initial value"],
    ["flow(App).reduce(12, 0)", "reduce", "has a reducer that is not a function"],
    ["flow(App).reduce(hidden, 0)", "reduce", "has a reducer `hidden` that is not exported"],
    [
      "flow(App).reduce((x: number) => x + base, 0)",
      "reduce",
      "has a reducer that captures `base`",
    ],
    [
      "flow(App).reduce((x: number) => x, base)",
      "reduce",
      "has an initial value that captures `base`",
    ],
  ])("%s", (text, name, reason) => {
    const rest =
      "const targets = { a }; const more = [a]; const options = {}; const base = Number(1); const hidden = (x: number, y: number) => x;";
    const [flow] = flowsOf(`${rest} export const f = ${text};`);
    expect(flow!.steps).toMatchObject([{ op: "unknown", name, reason }]);
    const { line, column } = flow!.steps[0]!.site;
    expect((header + rest).split("\n").length).toBe(line);
    expect(`${rest} export const f = ${text}`.slice(column - 1)).toMatch(
      new RegExp(`^${name}\\(`, "u"),
    );
  });
});
