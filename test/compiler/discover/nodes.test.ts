import { describe, expect, test } from "vitest";
import { factsOf, placeOf } from "./facts.js";

const nodesOf = (text: string) => factsOf({ "src/n.ts": text }).nodes;

describe("the doc comment", () => {
  test("an exported function, in full", () => {
    const text = [
      "/**",
      " * Counts words.",
      " * @node",
      " * @param path where they are",
      " */",
      "export function count(path: string, limit = 10): Promise<number> { return Promise.resolve(path.length + limit); }",
    ].join("\n");
    const [node] = nodesOf(text);
    const { site, returnSite, parameters, ...rest } = node!;
    expect(rest).toEqual({
      key: "src/n.ts#count",
      name: "count",
      import: { module: "src/n.ts", isPackage: false, name: "count" },
      spelling: "jsdoc",
      returns: "number",
      returnsText: "number",
      async: true,
      idempotent: false,
      docs: "Counts words.\n@param path where they are",
    });
    expect(placeOf(site)).toBe("src/n.ts:6:17-6:22");
    expect(placeOf(returnSite)).toBe("src/n.ts:6:50-6:65");
    const [path, limit] = parameters;
    expect([path, limit].map((each) => each?.mentions?.map(({ site: at }) => placeOf(at)))).toEqual(
      [["src/n.ts:6:91-6:95"], ["src/n.ts:6:105-6:110"]],
    );
    expect(
      parameters.map(({ site: at, mentions: _, taken: __, removal: ___, ...each }) => ({
        ...each,
        at: placeOf(at),
      })),
    ).toEqual([
      {
        name: "path",
        type: "string",
        typeText: "string",
        optional: false,
        form: "plain",
        at: "src/n.ts:6:23-6:27",
      },
      {
        name: "limit",
        type: "number",
        typeText: "number",
        optional: true,
        form: "plain",
        at: "src/n.ts:6:37-6:42",
      },
    ]);
  });

  test("const arrows, function expressions, calls that make a function", () => {
    const nodes = nodesOf(`
      /** @node */ export const a = (n: number) => n;
      /** @node */ export const b = async function (n: number) { return n; };
      const wrap = <F>(f: F) => f;
      /** @node */ export const c = wrap((word: string) => word.length);
    `);
    expect(
      nodes.map((each) => [
        each.name,
        each.async,
        each.returns,
        each.parameters.map((one) => one.name),
      ]),
    ).toEqual([
      ["a", false, "number", ["n"]],
      ["b", true, "number", ["n"]],
      ["c", false, "number", ["word"]],
    ]);
    expect(nodes.every((each) => each.import !== undefined)).toBe(true);
    expect(nodes.map((each) => placeOf(each.returnSite))).toEqual(
      nodes.map((each) => placeOf(each.site)),
    );
  });

  test.each([
    ["/** @node */", true],
    ["/**\n * @node\n */", true],
    ["/** @node */\n/** More. */", true],
    ["/** @node */ // eslint-disable-next-line", true],
    ["/** @node with words after it */", true],
    ["// @node", false],
    ["/* @node */", false],
    ["/** See @node for more. */", false],
    ["/** @nodejs */", false],
    ["/** @node-like */", false],
    ["/**\n * ```\n * @node\n * ```\n */", false],
    ["/**/", false],
  ])("%s marks: %s", (comment, marks) => {
    expect(nodesOf(`${comment}\nexport function n() {}`)).toHaveLength(marks ? 1 : 0);
  });

  test("docs are the last comment that says something", () => {
    const docs = (comment: string) => nodesOf(`${comment}\nexport function n() {}`)[0]!.docs;
    expect(docs("/** Licence. */\n/** Adds. */\n/** @node */")).toBe("Adds.");
    expect(docs("/** @node Adds numbers. */")).toBe("Adds numbers.");
    expect(docs("/** @node */")).toBe("");
    expect(docs("/**\n * Adds.\n *\n *   - one\n *\n * @node\n */")).toBe("Adds.\n\n  - one");
  });
});

describe("a decorator before a function", () => {
  test("bare, renamed, of a namespace, with options, and somebody else's", () => {
    const nodes = nodesOf(`
      import { node, node as n } from "aetherflow";
      import * as af from "aetherflow";
      declare function other(options: object): any;
      @node export function a(one: number) {}
      export @n async function b() {}
      @af.node export function c() {}
      @node({ idempotent: true, retries: 1 }) export function d() {}
      @other({}) export function e() {}
    `);
    expect(
      nodes.map(({ name, spelling, idempotent, unknownOptions }) => [
        ...[name, spelling, idempotent, unknownOptions?.map((each) => each.name)],
      ]),
    ).toEqual([
      ["a", "decorator", false, undefined],
      ["b", "decorator", false, undefined],
      ["c", "decorator", false, undefined],
      ["d", "decorator", true, ["retries"]],
    ]);
    expect(nodes[0]?.parameters.map((each) => each.name)).toEqual(["one"]);
  });
});

describe("the call", () => {
  const node = `import { node } from "aetherflow";\n`;

  test("with and without options", () => {
    const nodes = nodesOf(`${node}
      /** Doubles. */
      export const twice = node((n: number) => n * 2);
      export const store = node({ idempotent: true }, async (key: string) => key);
      export const other = node({ idempotent: false }, function named(key: string) { return key; });
      function declared(a: boolean): void {}
      export const byName = node(declared);`);
    expect(
      nodes.map(({ name, spelling, idempotent, docs, async }) => ({
        name,
        spelling,
        idempotent,
        docs,
        async,
      })),
    ).toEqual([
      { name: "twice", spelling: "call", idempotent: false, docs: "Doubles.", async: false },
      { name: "store", spelling: "call", idempotent: true, docs: "", async: true },
      { name: "other", spelling: "call", idempotent: false, docs: "", async: false },
      { name: "byName", spelling: "call", idempotent: false, docs: "", async: false },
    ]);
    expect(nodes[3]!.parameters).toMatchObject([{ name: "a", type: "boolean" }]);
  });

  test("renamed, through a namespace, through another file", () => {
    const facts = factsOf({
      "src/kit.ts": `export { node as step } from "aetherflow";`,
      "src/a.ts": `import { step } from "./kit.js"; export const a = step((n: number) => n);`,
      "src/b.ts": `import * as af from "aetherflow"; export const b = af.node((n: number) => n);`,
      "src/c.ts": `import { step as mark } from "./kit.js"; export const c = mark((n: number) => n);`,
      "src/d.ts": `const node = (f: unknown) => f; export const d = node((n: number) => n);`,
    });
    expect(facts.nodes.map((each) => each.name)).toEqual(["a", "b", "c"]);
  });

  test("both spellings at once are one node", () => {
    expect(nodesOf(`${node}/** @node */ export const n = node((a: number) => a);`)).toMatchObject([
      { spelling: "call", name: "n" },
    ]);
  });

  test("a call without a function is a node without parameters", () => {
    expect(nodesOf(`${node}export const n = node();`)).toMatchObject([
      { parameters: [], returns: "any" },
    ]);
  });
});

describe("where a node may stand", () => {
  test("not exported, not at the top level, not constant: no import", () => {
    const nodes = nodesOf(`
      import { node } from "aetherflow";
      /** @node */ function hidden() {}
      /** @node */ export let changing = () => 1;
      export var old = node(() => 1);
      function outer() {
        /** @node */
        function inner() {}
        const local = node(() => 1);
      }
      export class Holder {
        /** @node */
        static method(n: number) { return n; }
        /** @node */
        property = (n: number) => n;
      }
      export const table = {
        /** @node */
        entry: (n: number) => n,
      };
      export namespace space {
        /** @node */
        export function within() {}
      }
      /** @node */ export const five = 5;`);
    expect(nodes.map((each) => [each.name, each.import])).toEqual(
      [
        "hidden",
        "changing",
        "old",
        "inner",
        "local",
        "method",
        "property",
        "entry",
        "within",
        "five",
      ].map((name) => [name, undefined]),
    );
    expect(new Set(nodes.map((each) => each.key)).size).toBe(nodes.length);
  });

  test("an expression exported by default is imported as such", () => {
    const nodes = [
      `import { node } from "aetherflow"; export default node((n: number) => n);`,
      "/** @node */ export default (n: number) => n;",
      "/** @node */ export default async function (n: number) { return n; }",
    ].map((text) => nodesOf(text)[0]);
    expect(nodes).toMatchObject([
      { key: "src/n.ts#default", name: "default", spelling: "call", parameters: [{ name: "n" }] },
      { key: "src/n.ts#default", import: { name: "default" }, parameters: [{ name: "n" }] },
      { key: "src/n.ts#default", import: { name: "default" }, async: true },
    ]);
    expect(nodes.every((each) => each?.import?.module === "src/n.ts")).toBe(true);
  });

  test("exported under another name, or by default", () => {
    const nodes = nodesOf(`
      /** @node */ function a() {}
      /** @node */ const b = () => 1;
      export { a as first, b };
      /** @node */ export default function main() {}`);
    expect(nodes.map((each) => [each.key, each.import?.name])).toEqual([
      ["src/n.ts#a", "first"],
      ["src/n.ts#b", "b"],
      ["src/n.ts#main", "default"],
    ]);
  });
});

describe("signatures", () => {
  test("overloads are read from the implementation and counted", () => {
    const [node, ...others] = nodesOf(`
      /** @node */
      export function f(a: string): string;
      export function f(a: number): number;
      export function f(a: string | number): string | number { return a; }`);
    expect(others).toEqual([]);
    expect(node).toMatchObject({
      overloads: 2,
      returns: "number | string",
      parameters: [{ type: "number | string" }],
    });
    expect(node!.site.line).toBe(5);
  });

  test("rest, destructured and this parameters; optional ones lose their undefined", () => {
    const [node] = nodesOf(`
      /** @node */
      export function f(this: void, { a, b }: { a: number; b: string }, [c]: number[], d?: string | null, e: Date | undefined = undefined, ...rest: string[]) {}`);
    expect(
      node!.parameters.map(({ name, form, type, typeText, optional }) => [
        name,
        form,
        type,
        typeText,
        optional,
      ]),
    ).toEqual([
      ["this", "this", "void", "void", false],
      ["{ a, b }", "destructured", "{ a: number; b: string }", "{ a: number; b: string }", false],
      ["[c]", "destructured", "Array<number>", "number[]", false],
      ["d", "plain", "null | string", "string | null", true],
      ["e", "plain", "global#Date", "Date | undefined", true],
      ["rest", "rest", "Array<string>", "string[]", false],
    ]);
  });

  test("a result that may be a promise is asynchronous", () => {
    const nodes = nodesOf(`
      /** @node */ export function a(): any {}
      /** @node */ export function b(): number | Promise<number> { return 1; }
      /** @node */ export function c(): PromiseLike<string> { return Promise.resolve(""); }
      /** @node */ export function d(): number { return 1; }`);
    expect(nodes.map((each) => [each.async, each.returns])).toEqual([
      [true, "any"],
      [true, "number"],
      [true, "string"],
      [false, "number"],
    ]);
  });

  test("sorted by file, then by place", () => {
    const node = (name: string) => `/** @node */\nexport function ${name}() {}\n`;
    const { nodes } = factsOf({
      "src/z.ts": node("a"),
      "src/b/x.ts": node("q") + node("c"),
      "src/a.ts": node("z"),
    });
    expect(nodes.map((each) => each.key)).toEqual([
      "src/a.ts#z",
      "src/b/x.ts#q",
      "src/b/x.ts#c",
      "src/z.ts#a",
    ]);
  });
});
