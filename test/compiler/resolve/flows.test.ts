import { describe, expect, test } from "vitest";
import type { WiredFlow, WiredStep } from "../../../compiler/model/graph.js";
import { contextOf, graphOf } from "./graphs.js";

const nodes = `
  export class App extends FlowContext {}
  /** @node */ export const read = (path: string, limit?: number) => [path];
  /** @node */ export const size = async (text: string) => text.length;
  /** @node */ export const half = (n: number) => n > 1;
  /** @node */ export const total = (ns: number[]) => 1n;
  /** @node */ export const join = (parts: { n: number; b: boolean }) => "";
  /** @node */ export const table = (n: number) => new Map<string, number>();
  /** @node */ export const entry = (e: [string, number]) => "";
`;
const flowsOf = (text: string) => contextOf(nodes + text).flows;
const flowOf = (text: string): WiredFlow => flowsOf(`export const f = flow(App)${text};`).at(-1)!;
const stepText = ({ stream, arrives, targets, leaves }: WiredStep): string => {
  const calls = targets.map((each) => `(${each.inputs.join(", ")}) => ${each.output}`);
  return `${stream}: ${arrives} | ${calls.join(", ")} | ${leaves}`;
};
const stepsOf = (text: string) => flowOf(text).steps.map(stepText);
const inputsOf = ({ inputs }: WiredFlow) =>
  inputs.map(
    ({ name, type, optional, iterable }) =>
      `${name}${optional ? "?" : ""}: ${type}${iterable ? " of many" : ""}`,
  );

describe("the inputs of a first fan-out", () => {
  const wide = "/** @node */ export const wide = (either: number | string) => 1;";
  const inputs = (text: string) => inputsOf(flowsOf(`${wide} export const f = ${text};`).at(-1)!);

  test("are of the type that fits all targets", () => {
    expect(inputs("flow(App).fanOut([wide, size])")).toEqual(["text: string"]);
    expect(inputs("flow(App).fanOut([size, wide])")).toEqual(["text: string"]);
  });

  test("are lists where a target maps and another takes one", () => {
    const sizes = "flow(App).map(half); export const g = flow(App).fanOut([f, total])";
    expect(inputs(sizes)).toEqual(["ns: Array<number>"]);
  });
});

describe("items", () => {
  const mapped = (type: string) =>
    stepsOf(`.to((x: number): ${type} => null!).map((item: any) => 1)`)[1]!.split(" | ")[1];

  test.each([
    ["string", "string"],
    ["Iterable<bigint> & { size: number }", "bigint"],
    ["{ [Symbol.iterator](): Iterator<Date> }", "any"],
    ["Date", ""],
    ["boolean", ""],
    ["unknown", ""],
  ])("of %s", (type, item) => {
    expect(mapped(type)).toBe(`(${item}) => number`);
  });
});

describe("the types of a flow", () => {
  test("of calls", () => {
    expect(stepsOf(".to(size).to(half).to((b: boolean) => Promise.resolve(1n))")).toEqual([
      "none: undefined | (string) => number | number",
      "none: number | (number) => boolean | boolean",
      "none: boolean | (boolean) => bigint | bigint",
    ]);
  });

  test("of a fan-out to a record and to a tuple", () => {
    expect(stepsOf(".to(size).fanOut({ n: table, b: half }).fanIn(join)")).toEqual([
      ...["none: undefined | (string) => number | number"],
      "none: number | (number) => global#Map<string, number>, (number) => boolean | { b: boolean; n: global#Map<string, number> }",
      "none: { b: boolean; n: global#Map<string, number> } | ({ b: boolean; n: global#Map<string, number> }) => string | string",
    ]);
    expect(flowOf(".to(size).fanOut([half, half])").output).toBe("[boolean, boolean]");
  });

  test("of a stream: items pass on, what comes after gets the array", () => {
    expect(stepsOf(".to(read).map(size).map(half).to((all: boolean[]) => 1)")).toEqual([
      "none: undefined | (string, number) => Array<string> | Array<string>",
      "opens: Array<string> | (string) => number | number",
      "within: number | (number) => boolean | Array<boolean>",
      "closes: Array<boolean> | (Array<boolean>) => number | number",
    ]);
  });

  test("of a fold", () => {
    expect(stepsOf(".map(size).reduce((a: number, b: number) => a + b, 0)")).toEqual([
      "opens: undefined | (string) => number | number",
      "closes: number |  | number",
    ]);
  });

  test("of a map over a map gives entries", () => {
    expect(stepsOf(".to(table).map(entry)")[1]).toBe(
      "opens: global#Map<string, number> | ([string, number]) => string | Array<string>",
    );
  });

  test("of a map over other collections", () => {
    const itemOf = (type: string) =>
      stepsOf(`.to((): ${type} => null!).map((each: never) => 1)`)[1]!.match(/\| \((.*)\) =>/u)![1];
    expect(itemOf("Set<Date>")).toBe("global#Date");
    expect(itemOf("[string | number, string]")).toBe("number | string");
    expect(itemOf("string[] | Set<number>")).toBe("number | string");
    expect(itemOf("Float64Array")).toBe("number");
    expect(itemOf("AsyncGenerator<bigint>")).toBe("bigint");
    expect(itemOf("readonly string[] | undefined")).toBe("");
  });

  test("are unknown where it is broken, and known again after the next node", () => {
    expect(stepsOf(".to(size).map(half).to(notMarked).to(half)")).toEqual([
      "none: undefined | (string) => number | number",
      "opens: number | () => boolean | Array<boolean>",
      "closes: Array<boolean> | (Array<boolean>) => undefined | undefined",
      "none: undefined | () => boolean | boolean",
    ]);
    expect(flowOf("").output).toBeUndefined();
  });
});

describe("the inputs of a flow", () => {
  test("are its first node's", () => {
    expect(inputsOf(flowOf(".to(read)"))[0]).toBe("path: string");
    expect(flowOf(".to(read)").inputs.map((each) => each.optional)).toEqual([false, true]);
  });

  test("are many of the first map's", () => {
    expect(inputsOf(flowOf(".map(size)"))).toEqual(["text: string of many"]);
  });

  test("are those of all targets of a first fan-out", () => {
    const both = flowOf(".fanOut({ a: size, b: read })");
    expect(both.inputs.map((each) => each.name)).toEqual(["text", "limit"]);
  });

  test("are an inner flow's", () => {
    const flows = flowsOf(
      "export const outer = flow(App).to(inner).to(half); const inner = flow(App).to(size);",
    );
    expect(flows.map((each) => each.flow.name)).toEqual(["inner", "outer"]);
    expect(inputsOf(flows[1]!)).toEqual(["text: string"]);
    expect(flows[1]!.output).toBe("boolean");
  });
});

describe("flows inside flows", () => {
  test("that contain themselves are unknown where they do", () => {
    const [f] = flowsOf("export const f: Flow<any> = flow(App).to(f).to(half);");
    expect(f!.steps.map((each) => each.leaves)).toEqual([undefined, "boolean"]);
  });

  test("of another context are broken", () => {
    const { contexts } = graphOf({
      "src/a.ts": `import { FlowContext, flow } from "aetherflow";
        export class A extends FlowContext {}
        /** @node */ export const one = (n: number) => n;
        export const a = flow(A).to(one);`,
      "src/b.ts": `import { FlowContext, flow } from "aetherflow"; import { a } from "./a.js";
        export class B extends FlowContext {}
        export const b = flow(B).to(a);`,
    });
    expect(contexts.map((each) => each.nodes.map(({ node }) => node.name))).toEqual([["one"], []]);
    expect(contexts[1]!.flows[0]!.output).toBeUndefined();
  });

  test("reach the nodes of other files, in the order of their keys", () => {
    const { contexts } = graphOf({
      "src/b.ts": `import { FlowContext, flow } from "aetherflow"; import { inner } from "./a.js";
        export class B extends FlowContext {}
        /** @node */ export const last = (n: number) => n;
        export const outer = flow(B).to(inner).to(last);`,
      "src/a.ts": `import { flow } from "aetherflow"; import { B } from "./b.js";
        /** @node */ export const first = (n: number) => n;
        /** @node */ export const unused = (n: number) => n;
        export const inner = flow(B).to(first);`,
    });
    const names = contexts[0]!.nodes.map((each) => each.node.name);
    expect(names).toEqual(["first", "last"]);
  });
});
