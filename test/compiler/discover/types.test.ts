import { describe, expect, test } from "vitest";
import type { TypeEntry } from "../../../compiler/model/types.js";
import { factsOf } from "./facts.js";

/** The ids of a node's parameters by name, with the table. */
function read(
  declarations: string,
  parameters: string,
  more: Readonly<Record<string, string>> = {},
) {
  const facts = factsOf({
    "src/n.ts": `${declarations}\n/** @node */\nexport function n(${parameters}) {}`,
    ...more,
  });
  const entry = (name: string): TypeEntry => {
    const id = facts.nodes
      .find((each) => each.name === "n")!
      .parameters.find((each) => each.name === name)!.type;
    return facts.types.get(id)!;
  };
  return { facts, entry };
}

const entryOf = (type: string, declarations = "") => read(declarations, `p: ${type}`).entry("p");

// biome-ignore lint/suspicious/noTemplateCurlyInString: a type of the program under test
const pattern = "`id-${string}`";

describe("ids and texts", () => {
  test.each([
    ["string", "string", "string"],
    ["boolean | undefined", "boolean | undefined", "boolean | undefined"],
    ["true", "true", "true"],
    ["'b' | 'a' | null", '"a" | "b" | null', '"a" | "b" | null'],
    ["1 | -2.5 | 10n", "-2.5 | 1 | 10n", "-2.5 | 1 | 10n"],
    ["undefined | number | null", "null | number | undefined", "number | null | undefined"],
    [pattern, pattern, pattern],
    ["symbol", "symbol", "symbol"],
    ["object", "object", "object"],
    ["{}", "{}", "{}"],
    ["string[]", "Array<string>", "string[]"],
    ["Array<string | number>", "Array<number | string>", "(number | string)[]"],
    ["readonly string[]", "ReadonlyArray<string>", "readonly string[]"],
    ["ReadonlyArray<string>", "ReadonlyArray<string>", "readonly string[]"],
    ["[a: string, b: number]", "[string, number]", "[string, number]"],
    [
      "[string, number?, ...boolean[]]",
      "[string, number | undefined?, ...boolean]",
      "[string, number | undefined?, ...boolean]",
    ],
    ["readonly [string]", "readonly [string]", "readonly [string]"],
    ["Map<string, Date>", "global#Map<string, global#Date>", "Map<string, Date>"],
    [
      "ReadonlyMap<string, Set<1>>",
      "global#ReadonlyMap<string, global#Set<1>>",
      "ReadonlyMap<string, Set<1>>",
    ],
    ["Promise<void>", "global#Promise<void>", "Promise<void>"],
    ["Float64Array", "global#Float64Array", "Float64Array"],
    ["Iterable<number>", "global#Iterable<number>", "Iterable<number>"],
    ["AsyncIterable<number>", "global#AsyncIterable<number>", "AsyncIterable<number>"],
    [
      "(a: string, b?: number, ...c: string[]) => void",
      "((string, number?, Array<string>...) => void)",
      "(string, number?, Array<string>...) => void",
    ],
    ["(() => void) | string", "(() => void) | string", "(() => void) | string"],
    ["new (a: string) => Date", "(new (string) => global#Date)", "new (string) => Date"],
    [
      "{ b?: string; readonly a: number; m(): void }",
      "{ b?: string; m: (() => void); readonly a: number }",
      "{ a: number; b?: string; m: () => void }",
    ],
    ["{ 'a b': 1; c: { d: 2 } }", '{ "a b": 1; c: { d: 2 } }', '{ "a b": 1; c: { d: 2 } }'],
    ["Record<string, number>", "{ [index]: number }", "Record<string, number>"],
    ["Record<'x' | 'y', number>", "{ x: number; y: number }", 'Record<"x" | "y", number>'],
    ["Partial<{ a: number }>", "{ a?: number }", "Partial<{ a: number }>"],
    ["Readonly<{ a: number }>", "{ readonly a: number }", "Readonly<{ a: number }>"],
    [
      "string & { readonly brand: 'x' }",
      '(string & { readonly brand: "x" })',
      'string & { brand: "x" }',
    ],
    ["typeof Math.max", "((Array<number>...) => number)", "(Array<number>...) => number"],
  ])("%s", (type, id, text) => {
    const entry = entryOf(type);
    expect([entry.id, entry.text]).toEqual([id, text]);
  });

  test("declared types are their declaration and arguments", () => {
    const { entry, facts } = read(
      `import type { Far } from "./deep/far.js";
      export class Box<T> { constructor(readonly value: T) {} }
      export interface Shape<A, B = string> { a: A; b: B }
      namespace space { export interface Inner { x: 1 } }`,
      "a: Box<Box<number>>, b: Shape<number>, c: space.Inner, d: Far, e: typeof Box",
      { "src/deep/far.ts": "export interface Far { x: number }" },
    );
    expect(["a", "b", "c", "d", "e"].map((name) => [entry(name).id, entry(name).text])).toEqual([
      ["src/n.ts#Box<src/n.ts#Box<number>>", "Box<Box<number>>"],
      ["src/n.ts#Shape<number, string>", "Shape<number, string>"],
      ["src/n.ts#space.Inner", "Inner"],
      ["src/deep/far.ts#Far", "Far"],
      ["typeof src/n.ts#Box", "typeof Box"],
    ]);
    expect(facts.types.has("src/n.ts#Box<number>")).toBe(true);
  });

  test("declarations inside functions are told apart by their place", () => {
    const { nodes } = factsOf({
      "src/n.ts": `function a() { class X { p = 1 } return new X(); }
        function b() { class X { p = 2 } return new X(); }
        /** @node */ export function n(x: ReturnType<typeof a>, y: ReturnType<typeof b>) {}`,
    });
    expect(nodes[0]!.parameters.map((each) => each.type)).toEqual([
      "src/n.ts#X@1:16",
      "src/n.ts#X@2:24",
    ]);
  });
});

describe("aliases", () => {
  test("an alias is its target; an exported one gives its name", () => {
    const { entry, facts } = read(
      "export type Point = { x: number; y: number }; type Hidden = { z: number }; export type Pair<T> = readonly [T, T];",
      "a: Point, b: { y: number; x: number }, c: Hidden, d: Pair<string>",
    );
    expect(entry("a")).toEqual(entry("b"));
    expect(entry("a")).toMatchObject({
      id: "{ x: number; y: number }",
      text: "Point",
      alias: "src/n.ts#Point",
    });
    expect(entry("c")).toEqual({ id: "{ z: number }", text: "Hidden", fact: expect.anything() });
    expect(entry("d")).toMatchObject({
      id: "readonly [string, string]",
      text: "Pair<string>",
    });
    expect(entry("d").alias).toBeUndefined();
    expect(facts.typeImports.get("src/n.ts#Point")).toEqual({
      module: "src/n.ts",
      isPackage: false,
      name: "Point",
    });
    expect(facts.typeImports.has("src/n.ts#Hidden")).toBe(false);
  });

  test("aliases that lead back to themselves are named by their declaration", () => {
    const { entry, facts } = read(
      `export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
      type Tree<T> = { value: T; children: Tree<T>[] };
      type A = { b: B | null }; type B = { a: A | null };
      type Nest<T> = { v: T; n?: Nest<T[]> };
      type Fold = (next: Fold) => number;
      type Tower = [Tower] | [];
      type Table = Map<string, Table>;`,
      "json: Json, tree: Tree<Date>, a: A, b: B, whole: { a: A }, nest: Nest<number>, fold: Fold, tower: Tower, table: Table, jsons: Json[]",
    );
    const ids = ["json", "tree", "a", "b", "whole", "nest", "fold", "tower", "table", "jsons"].map(
      (name) => entry(name).id,
    );
    expect(ids).toEqual([
      "src/n.ts#Json",
      "src/n.ts#Tree<global#Date>",
      "src/n.ts#A",
      "src/n.ts#B",
      "{ a: src/n.ts#A }",
      "src/n.ts#Nest<number>",
      "src/n.ts#Fold",
      "src/n.ts#Tower",
      "src/n.ts#Table",
      "Array<src/n.ts#Json>",
    ]);
    expect(entry("json").fact).toEqual({
      kind: "union",
      members: [
        "Array<src/n.ts#Json>",
        "boolean",
        "null",
        "number",
        "string",
        "{ [index]: src/n.ts#Json }",
      ],
    });
    expect(entry("tree").text).toBe("Tree<Date>");
    for (const entry of facts.types.values()) expect(entry.id).not.toContain("^");
  });

  test("a type that no alias names and that leads back to itself still ends", () => {
    const { facts } = read(
      "const make = () => { const self = { n: 1, me: () => self }; return self; };",
      "p: ReturnType<typeof make>",
    );
    const { type } = facts.nodes[0]!.parameters[0]!;
    expect(type).toBe("{ me: (() => ^2); n: number }");
    expect(facts.types.get(type)!.fact).toMatchObject({ kind: "record" });
  });
});

describe("facts", () => {
  test("of simple kinds", () => {
    const facts = (type: string, declarations = "") => entryOf(type, declarations).fact;
    expect(facts("boolean")).toEqual({ kind: "primitive", name: "boolean" });
    expect(facts("10n")).toEqual({ kind: "literal", value: { bigint: "10" } });
    expect(facts("false")).toEqual({ kind: "literal", value: false });
    expect(facts("unique symbol" as "symbol")).toEqual({ kind: "primitive", name: "symbol" });
    expect(facts("string[]")).toEqual({ kind: "array", element: "string", readonly: false });
    expect(facts("[string, ...number[]]")).toEqual({
      kind: "tuple",
      elements: ["string"],
      rest: "number",
    });
    expect(facts("Map<string, number>")).toEqual({ kind: "map", key: "string", value: "number" });
    expect(facts("ReadonlySet<string>")).toEqual({ kind: "set", element: "string" });
    expect(facts("Uint8Array")).toEqual({ kind: "typedArray", name: "Uint8Array" });
    expect(facts("Date")).toEqual({ kind: "builtin", name: "Date", arguments: [] });
    expect(facts("WeakMap<Date, string>")).toEqual({
      kind: "builtin",
      name: "WeakMap",
      arguments: ["global#Date", "string"],
    });
    expect(facts("Promise<number>")).toEqual({ kind: "promise", value: "number" });
    expect(facts("AsyncIterable<number>")).toEqual({
      kind: "iterable",
      async: true,
      element: "number",
    });
    expect(facts("Generator<number, string, boolean>")).toMatchObject({
      kind: "builtin",
      name: "Generator",
      arguments: ["number", "string", "boolean"],
    });
    expect(facts("() => void")).toEqual({ kind: "function" });
    expect(facts("Function")).toEqual({ kind: "function" });
  });

  test("of enums, whole and in part", () => {
    const declarations =
      "export enum Colour { Red, Green = 5, Blue = 'b' } enum Single { Only = 'x' } export const enum Flag { A = 1 << 2 }";
    const { entry } = read(
      declarations,
      "a: Colour, b: Colour.Red, c: Colour | undefined, d: Colour.Red | Colour.Blue | null, e: Single, f: Flag, g: typeof Colour",
    );
    expect(entry("a")).toEqual({
      id: "src/n.ts#Colour",
      text: "Colour",
      fact: { kind: "enum", declaration: "src/n.ts#Colour", values: [0, 5, "b"] },
    });
    expect(entry("b")).toEqual({
      id: "src/n.ts#Colour.Red",
      text: "Colour.Red",
      fact: { kind: "enum", declaration: "src/n.ts#Colour", values: [0] },
    });
    expect(entry("c")).toMatchObject({
      id: "src/n.ts#Colour | undefined",
      text: "Colour | undefined",
    });
    expect(entry("d").id).toBe("null | src/n.ts#Colour.Blue | src/n.ts#Colour.Red");
    expect(entry("e").fact).toEqual({
      kind: "enum",
      declaration: "src/n.ts#Single",
      values: ["x"],
    });
    expect(entry("f").fact).toEqual({ kind: "enum", declaration: "src/n.ts#Flag", values: [4] });
    expect(entry("g").fact).toEqual({ kind: "function" });
  });

  test("of records: properties by name, an index", () => {
    expect(
      entryOf(
        "{ b?: string | undefined; readonly a: number; m(): void; f: () => void; g: string | null }",
      ).fact,
    ).toEqual({
      kind: "record",
      properties: [
        { name: "a", type: "number", optional: false, readonly: true, method: false },
        { name: "b", type: "string", optional: true, readonly: false, method: false },
        { name: "f", type: "(() => void)", optional: false, readonly: false, method: true },
        { name: "g", type: "null | string", optional: false, readonly: false, method: false },
        { name: "m", type: "(() => void)", optional: false, readonly: false, method: true },
      ],
    });
    expect(entryOf("{ [key: string]: number }").fact).toEqual({
      kind: "record",
      properties: [],
      index: "number",
    });
    expect(entryOf("{ a?: number | null }").fact).toMatchObject({
      properties: [{ name: "a", type: "null | number", optional: true }],
    });
  });

  test("of classes: every kind of member, names of unique symbols and #fields as written", () => {
    const declarations = `export class Box implements Iterable<number> {
      #secret = 1; private hidden = ""; protected near?: boolean; static all = 1;
      get size() { return 1; } get both() { return 1; } set both(n: number) {}
      [Symbol.dispose]() {} *[Symbol.iterator]() { yield this.#secret; }
      chain(): this { return this; }
    }`;
    const { fact } = entryOf("Box", declarations);
    expect(fact).toMatchObject({
      kind: "class",
      declaration: "src/n.ts#Box",
      name: "Box",
      arguments: [],
      supertypes: ["global#Iterable<number>"],
    });
    expect(
      fact.kind === "class" &&
        fact.properties.map((each) => [
          each.name,
          each.type,
          each.optional,
          each.readonly,
          each.method,
        ]),
    ).toEqual([
      ["#secret", "number", false, false, false],
      ["[Symbol.dispose]", "(() => void)", false, false, true],
      ["[Symbol.iterator]", "(() => global#Generator<number, void, unknown>)", false, false, true],
      ["both", "number", false, false, false],
      ["chain", "(() => src/n.ts#Box)", false, false, true],
      ["hidden", "string", false, false, false],
      ["near", "boolean", true, false, false],
      ["size", "number", false, true, false],
    ]);
  });

  test("supertypes: extends and implements, transitively, nearest first, with their arguments", () => {
    const declarations = `interface Closable { close(): void }
      interface Store<T> extends Closable { get(key: string): T }
      abstract class Base<T> implements Store<T> { value?: T; abstract get(key: string): T; close() {} }
      interface Named { name: string }
      export class Orders extends Base<Date> implements Named { name = ""; get() { return new Date(); } }`;
    const { entry, facts } = read(declarations, "p: Orders");
    const { fact } = entry("p");
    expect(fact.kind === "class" && fact.supertypes).toEqual([
      "src/n.ts#Base<global#Date>",
      "src/n.ts#Named",
      "src/n.ts#Store<global#Date>",
      "src/n.ts#Closable",
    ]);
    expect(facts.types.get("src/n.ts#Store<global#Date>")!.fact).toMatchObject({
      kind: "interface",
      arguments: ["global#Date"],
      properties: [{ name: "close" }, { name: "get", type: "((string) => global#Date)" }],
      supertypes: ["src/n.ts#Closable"],
    });
    expect(facts.types.get("src/n.ts#Base<global#Date>")!.fact).toMatchObject({
      properties: [
        { name: "close" },
        { name: "get" },
        { name: "value", type: "global#Date", optional: true },
      ],
    });
  });

  test("of open types", () => {
    const facts = factsOf({
      "src/n.ts":
        "/** @node */ export function n<T extends object, K extends keyof T>(a: T, b: T[K], c: K[], d: keyof T): T { return a; }",
    });
    const [node] = facts.nodes;
    const kinds = node!.parameters.map((each) => facts.types.get(each.type)!.fact.kind);
    expect(kinds).toEqual(["typeParameter", "typeParameter", "array", "typeParameter"]);
    expect(facts.types.get(node!.returns)).toEqual({
      id: "(Awaited<T>)",
      text: "Awaited<T>",
      fact: { kind: "typeParameter", name: "Awaited<T>" },
    });
  });

  test("types that lead to ever larger types are cut", () => {
    const { facts, entry } = read(
      "type Nest<T> = { v: T; a?: Nest<T[]>; b?: Nest<{ t: T }> };",
      "p: Nest<number>",
    );
    expect(entry("p").fact).toMatchObject({
      kind: "record",
      properties: [{ name: "a" }, { name: "b" }, { name: "v", type: "number" }],
    });
    expect(facts.types.size).toBeLessThan(20_000);
  });

  test("types that are merely deep are not", () => {
    const deep = `${"{ x: ".repeat(30)}Box<Array<Map<string, Set<Array<1>>>>>${" }[]".repeat(30)}`;
    const { facts } = read("export class Box<T> { value!: T }", `p: Box<${deep}>`);
    expect(
      [...facts.types.values()].filter(
        ({ fact }) => fact.kind === "primitive" && fact.name === "unknown",
      ),
    ).toEqual([]);
    expect(facts.types.has("Array<1>")).toBe(true);
  });

  test("every id that a fact mentions is in the table", () => {
    const { facts } = read(
      "export interface Node<T> { next: Node<T> | null; data: Map<T, Set<T>>; run(x: Date): Promise<T> } export class C implements Partial<Node<string>> { m: [1, 2?] = [1]; }",
      "p: Node<number>, c: C, e: Error, u: URIError | { deep: { deeper: bigint[] } }",
    );
    const mentioned = JSON.stringify([...facts.types.values()], (key, value) =>
      ["text", "name", "value", "values", "alias", "id", "declaration"].includes(key) &&
      typeof value === "string"
        ? undefined
        : value,
    );
    for (const [, id] of mentioned.matchAll(
      /"(?:type|element|key|rest|index)":"((?:[^"\\]|\\.)*)"/gu,
    )) {
      expect(facts.types.has(JSON.parse(`"${id}"`))).toBe(true);
    }
    for (const { fact } of facts.types.values()) {
      const lists = [
        fact.kind === "union" && fact.members,
        "arguments" in fact && fact.arguments,
        "supertypes" in fact && fact.supertypes,
      ];
      for (const id of lists.flatMap((each) => each || [])) expect(facts.types.has(id)).toBe(true);
    }
  });
});

describe("packages and the language", () => {
  const files = {
    "node_modules/db/package.json": '{ "name": "db", "types": "index.d.ts" }',
    "node_modules/db/index.d.ts": `import type { Hidden } from "./inner.js"; export declare class Pool { constructor(url: string, hidden?: Hidden); query(text: string): Promise<Row[]>; readonly options: Options; }
      export interface Row { id: number } export interface Options { max: number } export { Hidden as Shown } from "./inner.js";`,
    "node_modules/db/inner.d.ts":
      "export interface Hidden { x: number; y: Secret } interface Secret { z: 1 }",
    "node_modules/@types/old__lib/index.d.ts":
      "declare class Thing { a: number } declare namespace Thing { interface Part { b: number } } export = Thing;",
    "node_modules/@old/lib/package.json": '{ "name": "@old/lib" }',
    "src/more.ts": `import type { Row } from "db"; export type Alias = Row;`,
  };

  test("keys name the package, imports the specifier that users write", () => {
    const { entry, facts } = read(
      `import { Pool, type Options, type Shown } from "db"; import Thing from "@old/lib"; import type { Row } from "./more.js";`.replace(
        "Row }",
        "Alias as Row }",
      ),
      "a: Pool, b: Options, c: Shown, d: Thing, e: Thing.Part, f: Row",
      files,
    );
    expect(["a", "b", "c", "d", "e", "f"].map((name) => entry(name).id)).toEqual([
      "db#Pool",
      "db#Options",
      "db#Hidden",
      "@old/lib#Thing",
      "@old/lib#Thing.Part",
      "db#Row",
    ]);
    expect(Object.fromEntries(facts.typeImports)).toEqual({
      "@old/lib#Thing": { module: "@old/lib", isPackage: true, name: "default" },
      "@old/lib#Thing.Part": { module: "@old/lib", isPackage: true, name: "Part" },
      "db#Hidden": { module: "db", isPackage: true, name: "Shown" },
      "db#Options": { module: "db", isPackage: true, name: "Options" },
      "db#Pool": { module: "db", isPackage: true, name: "Pool" },
      "db#Row": { module: "db", isPackage: true, name: "Row" },
    });
  });

  test("what no user imports is found in its package's index, or not at all", () => {
    const { facts } = read(`import { make } from "outer";`, "a: ReturnType<typeof make>", {
      "node_modules/outer/package.json": '{ "name": "outer", "types": "index.d.ts" }',
      "node_modules/outer/index.d.ts": `import type { Row } from "db"; import type { Deep } from "deep"; export declare function make(): { row: Row; deep: Deep };`,
      "node_modules/deep/package.json": '{ "name": "deep", "types": "dist/main.d.ts" }',
      "node_modules/deep/dist/main.d.ts": "export interface Deep { y: 1 }",
      "node_modules/db/package.json": '{ "name": "db", "types": "index.d.ts" }',
      "node_modules/db/index.d.ts": "export interface Row { id: number }",
    });
    expect(facts.types.has("deep#Deep")).toBe(true);
    expect(Object.fromEntries(facts.typeImports)).toEqual({
      "db#Row": { module: "db", isPackage: true, name: "Row" },
    });
  });

  test("a package's type with methods lists those only", () => {
    const { entry } = read(`import { Pool } from "db";`, "a: Pool", files);
    expect(entry("a").fact).toMatchObject({
      kind: "class",
      properties: [{ name: "query", type: "global#Function", method: true }],
    });
  });

  test("declarations of the language that the user adds to stay the language's", () => {
    const { entry } = read(
      "declare global { interface Date { later(): Date } interface Mine { x: 1 } } export {};",
      "a: Date, b: Mine",
    );
    expect(entry("a").fact).toEqual({ kind: "builtin", name: "Date", arguments: [] });
    expect(entry("b").fact).toMatchObject({ kind: "interface", name: "Mine" });
  });
});
