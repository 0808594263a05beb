import { describe, expect, test } from "vitest";
import { factsOf, placeOf } from "./facts.js";

const header = `import { FlowContext, local, shared, type i32, type i64 } from "aetherflow";\n`;

/** The facts of a class `C` that a context provides. */
function classOf(text: string, kind: "local" | "shared" = "local") {
  const facts = factsOf({
    "src/c.ts": `${header}${text}\nexport class App extends FlowContext { c = ${kind}(C); }`,
  });
  const found = facts.classes.get("src/c.ts#C");
  if (found === undefined) throw new Error("no facts of C");
  return { facts, found };
}

describe("which classes", () => {
  test("those that providers make, by class or by factory, and of packages", () => {
    const facts = factsOf({
      "node_modules/db/package.json": '{ "name": "db", "types": "index.d.ts" }',
      "node_modules/db/index.d.ts":
        "export declare class Pool { constructor(config?: Options); query(): void } export interface Options { max?: number }",
      "src/c.ts": `${header}import { Pool } from "db";
        class A { b = new B(); } class B {} class Made {} class Unused {} interface Shape { x: 1 }
        export class App extends FlowContext { a = local(A); made = local(async () => new Made()); pool = local(Pool); shape = local((): Shape => ({ x: 1 })); list = local(Array); }`,
    });
    expect([...facts.classes.keys()]).toEqual(["db#Pool", "src/c.ts#A", "src/c.ts#Made"]);
    expect(facts.contexts[0]!.broken).toMatchObject([
      {
        name: "list",
        reason: "is made from `Array`, which is not declared as a class: make it in a factory",
      },
    ]);
    expect(facts.classes.get("db#Pool")).toMatchObject({
      import: { module: "db", isPackage: true, name: "Pool" },
      constructorParameters: [
        { name: "config", type: "db#Options", typeText: "Options", optional: true },
      ],
    });
  });

  test("those that a shared class keeps in its fields, however deep", () => {
    const { facts } = classOf(
      `class C { a = new A(); list: (B | null)[] = []; map = new Map<string, { d: D }>(); pair?: [E, ...F[]]; wide!: Wide; never() { return new G(); } }
      class A { inner = new Inner(); } class B {} class D { back: C | undefined; } class E {} class F {} class G {} class Inner {} interface Wide { h: Set<H> } class H {}`,
      "shared",
    );
    expect([...facts.classes.keys()].map((each) => each.slice(9))).toEqual([
      "A",
      "B",
      "C",
      "D",
      "E",
      "F",
      "H",
      "Inner",
    ]);
  });
});

test("what packages declare is listed in shared classes only", () => {
  const files = {
    "node_modules/db/package.json": '{ "name": "db", "types": "index.d.ts" }',
    "node_modules/db/index.d.ts":
      "export declare class Store<T> { constructor(first: T); protected items: T[]; get(key: string): T; }",
  };
  const text = (kind: string) =>
    `${header}import { Store } from "db"; class C extends Store<Date> { own = 1; mine() {} } export class App extends FlowContext { c = ${kind}(C); }`;
  const read = (text: string) => {
    const found = factsOf({ ...files, "src/c.ts": text }).classes.get("src/c.ts#C")!;
    expect(found.constructorParameters).toMatchObject([{ name: "first", type: "global#Date" }]);
    expect(found.supertypes).toEqual(["db#Store<global#Date>"]);
    return [...found.fields, ...found.methods].map((each) => each.name);
  };
  expect(read(text("local"))).toEqual(["own", "mine"]);
  expect(read(text("shared"))).toEqual(["items", "own", "get", "mine"]);
  expect(read(text("local").replace("c = local(C);", "c = local(C); d = shared(C);"))).toEqual([
    "items",
    "own",
    "get",
    "mine",
  ]);
});

test("a class in full", () => {
  const { found } = classOf(
    "/** Counts. */\nexport abstract class C<T = string> extends Object implements Iterable<T> {\n  private constructor() { super(); }\n}",
  );
  const { site, supertypes, ...rest } = found;
  expect(placeOf(site)).toBe("src/c.ts:3:23-3:24");
  expect(supertypes).toEqual(["global#Object", "global#Iterable<src/c.ts#C.T>"]);
  expect(rest).toEqual({
    key: "src/c.ts#C",
    name: "C",
    import: { module: "src/c.ts", isPackage: false, name: "C" },
    abstract: true,
    typeParameters: 1,
    type: "src/c.ts#C<src/c.ts#C.T>",
    constructorParameters: [],
    construction: "private",
    fields: [],
    methods: [],
  });
});

describe("constructors", () => {
  const parameters = (text: string) =>
    classOf(text).found.constructorParameters.map(({ name, type, optional, form }) => [
      name,
      type,
      optional,
      form,
    ]);

  test("own, inherited with arguments, none", () => {
    expect(
      parameters("class C { constructor(a: string, b = 1, c?: Date, ...d: number[]) {} }"),
    ).toEqual([
      ["a", "string", false, "plain"],
      ["b", "number", true, "plain"],
      ["c", "global#Date", true, "plain"],
      ["d", "Array<number>", false, "rest"],
    ]);
    expect(
      parameters(
        "class Base<T> { constructor(value: T, list?: T[]) {} } class Middle<U> extends Base<U> {} class C extends Middle<Date> {}",
      ),
    ).toEqual([
      ["value", "global#Date", false, "plain"],
      ["list", "Array<global#Date>", true, "plain"],
    ]);
    expect(parameters("class C {}")).toEqual([]);
  });

  test("what makes construction doubtful", () => {
    expect(classOf("class C { protected constructor() {} }").found.construction).toBe("protected");
    expect(classOf("class C {}").found.construction).toBeUndefined();
    const { found } = classOf(
      "class C { constructor(a: string); constructor(a: number); constructor(a: unknown) {} }",
    );
    expect(found.construction).toBe("overloaded");
    expect(found.constructorParameters).toMatchObject([{ name: "a", type: "unknown" }]);
    expect(
      classOf("class B { private constructor() {} } class C extends B {}").found.construction,
    ).toBe("private");
  });
});

describe("fields", () => {
  test("every kind, in the order they are written", () => {
    const { found } = classOf(`class C {
      total = 0; #secret = ""; private hidden?: string; protected readonly near: boolean | null = null; static all = 1; declare later: Date; accessor auto = 1;
      constructor(private n = 0, readonly tag?: string, plain = 1) {}
      "quoted name" = 1n; [Symbol.iterator] = 1;
    }`);
    expect(
      found.fields.map(({ name, type, typeText, visibility, readonly, optional }) => [
        name,
        type,
        typeText,
        visibility,
        readonly,
        optional,
      ]),
    ).toEqual([
      ["total", "number", "number", "public", false, false],
      ["#secret", "string", "string", "#private", false, false],
      ["hidden", "string", "string", "private", false, true],
      ["near", "boolean | null", "boolean | null", "protected", true, false],
      ["later", "global#Date", "Date", "public", false, false],
      ["auto", "number", "number", "public", false, false],
      ["n", "number", "number", "private", false, false],
      ["tag", "string | undefined", "string | undefined", "public", true, false],
      ["quoted name", "bigint", "bigint", "public", false, false],
      ["[Symbol.iterator]", "number", "number", "public", false, false],
    ]);
    expect(placeOf(found.fields[0]!.site)).toBe("src/c.ts:3:7-3:12");
  });

  test("inherited ones first; one declared again keeps its place and gets its own type", () => {
    const { found } = classOf(`class Base<T> { first!: T; second: string | number = 1; }
      class Middle extends Base<Date> { third = 3; }
      class C extends Middle { fourth = 4; override second = "now"; }`);
    expect(found.fields.map((each) => [each.name, each.type, each.site.line])).toEqual([
      ["first", "global#Date", 2],
      ["second", "string", 4],
      ["third", "number", 3],
      ["fourth", "number", 4],
    ]);
    expect(found.supertypes).toEqual(["src/c.ts#Middle", "src/c.ts#Base<global#Date>"]);
  });

  test("storage aliases are read where they are written", () => {
    const { found, facts } = classOf(
      "class C { a: i32 = 0; b: i64 = 0n; c: { d: i32 } = { d: 0 }; constructor(readonly e: i32 = 0) {} }",
    );
    expect(found.fields.map((each) => [each.type, each.typeText])).toEqual([
      ["i32", "i32"],
      ["i64", "i64"],
      ["{ d: number }", "{ d: i32 }"],
      ["i32", "i32"],
    ]);
    expect(facts.types.get("i32")).toEqual({
      id: "i32",
      text: "i32",
      fact: { kind: "primitive", name: "number", storage: "i32" },
    });
    expect(facts.types.get("i64")).toEqual({
      id: "i64",
      text: "i64",
      fact: { kind: "primitive", name: "bigint", storage: "i64" },
    });
    expect(facts.types.get("{ d: number }")!.fact).toMatchObject({
      properties: [{ name: "d", type: "i32" }],
    });
  });
});

describe("methods", () => {
  test("methods, accessors, visibility, asynchrony", () => {
    const { found } = classOf(`class C {
      add(n: number): void {} private hidden() { return 1; } protected near() {} #secret() {} static all() {}
      async later() { return 1; } promised() { return Promise.resolve(""); } generic<T>(x: T) { return x; }
      get size() { return 1; } set size(value: number) {} [Symbol.dispose]() {} *items() { yield 1; } abstract: () => void = () => {};
    }`);
    expect(
      found.methods.map(({ name, kind, visibility, returns, async, generic }) => [
        name,
        kind,
        visibility,
        returns,
        async,
        generic,
      ]),
    ).toEqual([
      ["add", "method", "public", "void", false, false],
      ["hidden", "method", "private", "number", false, false],
      ["near", "method", "protected", "void", false, false],
      ["#secret", "method", "#private", "void", false, false],
      ["later", "method", "public", "global#Promise<number>", true, false],
      ["promised", "method", "public", "global#Promise<string>", true, false],
      ["generic", "method", "public", "src/c.ts#C.generic.T", false, true],
      ["size", "getter", "public", "number", false, false],
      ["size", "setter", "public", "void", false, false],
      ["[Symbol.dispose]", "method", "public", "void", false, false],
      ["items", "method", "public", "global#Generator<number, void, unknown>", false, false],
    ]);
    expect(found.methods[0]!.parameters).toMatchObject([{ name: "n", type: "number" }]);
    expect(found.methods[8]!.parameters).toMatchObject([{ name: "value", type: "number" }]);
  });

  test("overloads are counted and read from the implementation", () => {
    const { found } = classOf(
      "class C { f(a: string): string; f(a: number): number; f(a: string | number): string | number { return a; } }",
    );
    expect(found.methods).toMatchObject([
      {
        name: "f",
        overloads: 2,
        parameters: [{ type: "number | string" }],
        returns: "number | string",
      },
    ]);
  });

  test("inherited ones take the arguments of the base class", () => {
    const { found } = classOf(
      "class Base<T> { get(key: string): T | undefined { return undefined; } put(value: T) {} } class C extends Base<Date> { put(value: Date) {} }",
    );
    expect(
      found.methods.map((each) => [
        each.name,
        each.returns,
        each.parameters[0]!.type,
        each.site.line,
      ]),
    ).toEqual([
      ["get", "global#Date | undefined", "string", 2],
      ["put", "void", "global#Date", 2],
    ]);
  });
});

describe("what a constructor keeps", () => {
  const kept = (text: string) =>
    Object.fromEntries(classOf(text).found.fields.map(({ name, keeps }) => [name, keeps]));

  test("parameter properties and parameters that are assigned as they come", () => {
    const text = `class C {
      plain: Date; cast: Date; made: Date; copied: number; own = new Date();
      constructor(readonly prop: Date, a: Date, b: unknown, n: number) {
        this.plain = a;
        this.cast = (b as Date)!;
        this.made = new Date(n);
        this.copied = n + 1;
      }
    }`;
    expect(kept(text)).toEqual({
      ...{ prop: "prop", plain: "a", cast: "b" },
      ...{ made: undefined, copied: undefined, own: undefined },
    });
  });

  test("by a base class, under the name that the outermost constructor has", () => {
    const base =
      "class Base { field: Date; constructor(x: number, y: Date) { this.field = y; } }\n";
    expect(kept(`${base}class C extends Base {}`)).toEqual({ field: "y" });
    expect(
      kept(`${base}class C extends Base { constructor(outer: Date) { super(1, outer); } }`),
    ).toEqual({ field: "outer" });
    expect(
      kept(`${base}class C extends Base { constructor(y: Date) { super(1, new Date()); } }`),
    ).toEqual({ field: undefined });
  });
});

test("a base class that hides what it keeps", () => {
  const opaque = (text: string) => classOf(text, "shared").found.opaqueBase;
  expect(opaque("class C extends Map<string, number> {}")).toBe("Map<string, number>");
  expect(opaque("class Base extends Array<Date> {} class C extends Base {}")).toBe("Array<Date>");
  expect(opaque("const Mixed = class { a = 1; }; class C extends Mixed {}")).toBe("Mixed");
  expect(opaque("function mix() { return class { a = 1; }; } class C extends mix() {}")).toBe(
    "mix()",
  );
  expect(opaque("class Base {} class C extends Base implements Iterable<1> {}")).toBeUndefined();
  expect(opaque("class C extends Object {}")).toBeUndefined();
});
