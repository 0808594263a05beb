import { describe, expect, it } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { validate } from "../../../compiler/validate/validate.js";
import { programOf } from "../program.js";

const head = 'import { FlowContext, flow, local, shared } from "aetherflow";\n';
const job =
  "/** @node */ export function run(n: number): number { return n; }\nexport const job = flow(App).to(run);\n";
const db = "export class Db { query(): number { return 1; } }\n";
const keeper = "export class Keeper { constructor(private db: Db) {} }\n";

function found(text: string): readonly string[] {
  const { facts, oracle } = discover(programOf({ "src/a.ts": head + text }));
  return validate({ facts, oracle, graph: resolve(facts, oracle) }).map(
    ({ code, message }) => `${code} ${message}`,
  );
}

const sharing = (members: string, classes: string): readonly string[] =>
  found(`${classes}export class App extends FlowContext { ${members} }\n${job}`);

describe("a dependency that a shared class keeps", () => {
  it.each([
    [
      "AF1001 No provider for Db (parameter db of provider keeper)",
      "keeper = shared(Keeper);",
      db + keeper,
    ],
    [
      "AF2008 Member db is made by a call to `make`, not by a provider function",
      "db = make(); keeper = shared(Keeper);",
      `declare function make(): any;\n${db}${keeper}`,
    ],
    [
      "AF1002 2 providers match parameter db: one, two",
      "one = local(Db); two = local(Db); keeper = shared(Keeper);",
      db + keeper,
    ],
    [
      "AF3002 Shared keeper captures local db",
      "db = local(Db); keeper = shared(Keeper);",
      db + keeper,
    ],
    [
      "AF3002 Shared keeper captures local store",
      "store = local(Store); keeper = shared(Keeper);",
      "export interface Sink { put(): void }\nexport class Store implements Sink { put() {} }\nexport class Keeper { sink: Sink; constructor(sink: Sink) { this.sink = sink; } }\n",
    ],
    [
      "AF1005 Dependency cycle: a -> b -> a",
      "a = shared(A); b = shared(B);",
      "export class A { constructor(private b: B) {} }\nexport class B { constructor(private a: A) {} }\n",
    ],
    [
      "AF3001 Cannot be shared: Keeper -> db -> Db",
      "db = shared(Db); keeper = shared((db: Db) => new Keeper(db));",
      db + keeper,
    ],
    [
      "AF3001 Cannot be shared: Keeper -> other -> Db",
      "db = shared(Db); keeper = shared(Keeper);",
      `${db}export class Keeper { other: Db; constructor(db: Db) { this.other = new Db(); db.query(); } }\n`,
    ],
  ])("is reported once: %s", (expected, members, classes) => {
    expect(sharing(members, classes)).toEqual([expected]);
  });

  it("is judged when nobody gives it", () => {
    const text =
      "export class Clock { now() { return 1; } }\nexport class Timed { constructor(readonly clock?: Clock) {} }\n";
    expect(sharing("timed = shared(Timed);", text)).toEqual([
      "AF3001 Cannot be shared: Timed -> clock -> Clock",
    ]);
  });
});

describe("what cannot be shared", () => {
  it.each<[string[], string, string]>([
    [
      ["Cannot be shared: S -> seen -> WeakSet<object>"],
      "s = shared(S); t = shared(T);",
      "class Base { seen = new WeakSet<object>(); }\nexport class S extends Base { n = 0; }\nexport class T extends Base { m = 0; }\n",
    ],
    [
      ["Cannot be shared: S -> extends Timed(Object)"],
      "s = shared(S);",
      "type Make = new (...args: any[]) => {};\nfunction Timed<B extends Make>(Base: B) { return class extends Base { at = 0; }; }\nexport class S extends Timed(Object) { n = 0; }\n",
    ],
    [
      ["Cannot be shared: A | B", "Cannot be shared: A | undefined"],
      "s = shared((): A | B => new A()); t = shared((): A | undefined => undefined);",
      "export class A { a = 1; }\nexport class B { b = 1; }\n",
    ],
    [
      ["Cannot be shared: S -> head -> Link", "Cannot be shared: S -> tree -> Link"],
      "s = shared(S);",
      "class Link { value = 0; next: Link | null = null; }\nexport class S { head = new Link(); tree: Map<string, Link> = new Map(); }\n",
    ],
    [
      [
        "Cannot be shared: S -> api -> f -> () => void",
        "Cannot be shared: S -> api -> g -> () => void",
      ],
      "s = shared(S); t = shared(S);",
      "export class S { api = { f: () => {}, g: () => {} }; }\n",
    ],
    [[], "s = shared(S);", "export class S { run() {} }\n"],
  ])("%j", (messages, members, classes) => {
    expect(sharing(members, classes)).toEqual(messages.map((each) => `AF3001 ${each}`));
  });
});

describe("what cannot cross", () => {
  const returning = (type: string, declarations = ""): readonly string[] =>
    found(
      `${declarations}export class App extends FlowContext {}\n/** @node */ export function give(n: number): ${type} { return null!; }\nexport const job = flow(App).to(give);\n`,
    );

  it.each([
    ["typeof App", ["result cannot cross a thread: typeof App"]],
    ["{ make: new () => Date }", ["result.make cannot cross a thread: new () => Date"]],
    ["symbol | undefined", ["result cannot cross a thread: symbol"]],
    ["Promise<{ inner: Promise<1>[] }>", ["result.inner[] cannot cross a thread: Promise<1>"]],
    [
      "[[number, (() => void)?], ...WeakRef<object>[]]",
      [
        "result[0][1] cannot cross a thread: () => void",
        "result[] cannot cross a thread: WeakRef<object>",
      ],
    ],
    ["{ a: 1 } & { b: Map<() => void, 1> }", ["result.b.<key> cannot cross a thread: () => void"]],
    [
      'Record<string, { "odd key": () => void }>',
      ['result[]["odd key"] cannot cross a thread: () => void'],
    ],
    ["{ f: () => void; g: () => void }", ["result.f cannot cross a thread: () => void"]],
    ["{ f: { (): void; tag: string } }", ["result.f cannot cross a thread: () => void"]],
  ])("%s", (type, messages) => {
    expect(returning(type)).toEqual(messages.map((each) => `AF3004 ${each}`));
  });

  it.each([
    "class Kept { n = 1; get twice(): number { return this.n * 2; } }",
    "class Kept { #n = 1; static of(k: Kept): number { return k.#n; } }",
    "class Kept { n = 1; twice(): number { return this.n * 2; } }",
  ])("an instance of %s", (declaration) => {
    expect(returning("{ kept: Kept }", `${declaration}\n`)).toEqual([
      "AF3004 result.kept cannot cross a thread: Kept",
    ]);
  });

  it("but an instance of a class with fields only", () => {
    const declaration =
      "class Kept { private n = 1; static count = 0; constructor(readonly name: string) { Kept.count += this.n; } }\n";
    expect(returning("{ kept: Kept }", declaration)).toEqual([]);
  });

  it.each([
    ...["unknown", "any", "object", "void", "undefined", "Date | null", "RegExpMatchArray | null"],
    ...["Readonly<Record<string, readonly Date[]>>", "string & { readonly tag: unique symbol }"],
    ...["Uint8Array | Error", "Intl.NumberFormatOptions", "ArrayLike<string>", "bigint[]"],
  ])("unlike %s", (type) => {
    expect(returning(type)).toEqual([]);
  });

  it("says nothing of values that stay on their thread", () => {
    const text = `export class App extends FlowContext {}
/** @node */ export function make(n: number): () => number { return () => n; }
/** @node */ export function use(make: () => number): number { return make(); }
export const linear = flow(App).to(make).to(use);
export const mapped = flow(App).map(linear).map(make).map(use);
export const forked = flow(App).fanOut({ a: linear, b: linear });
`;
    expect(found(text)).toEqual([]);
  });

  it("names a node once, whatever flows it is part of", () => {
    const text = `export class App extends FlowContext {}
/** @node */ export function make(n: number): () => number { return () => n; }
/** @node */ export function use(make: () => number): number { return make(); }
export const one = flow(App).map(make).to((all: (() => number)[]) => all.length);
export const two = flow(App).fanOut({ a: make }).to(({ a }: { a: () => number }) => a());
`;
    expect(found(text)).toEqual(["AF3004 result cannot cross a thread: () => number"]);
  });
});
