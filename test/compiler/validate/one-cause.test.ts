import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { validate } from "../../../compiler/validate/validate.js";
import { programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

const fixtures = join(import.meta.dirname, "../../../fixtures");

function sourcesOf(folder: string): Files {
  const names = readdirSync(join(fixtures, folder)).filter((each) => !each.includes(".wiring."));
  return Object.fromEntries(
    names.map((each) => [`src/${each}`, readFileSync(join(fixtures, folder, each), "utf8")]),
  );
}

const market = sourcesOf("accepts/market/input/src");
const corpus = sourcesOf("apps/corpus/src");
const accepted = readdirSync(join(fixtures, "accepts")).map(
  (name) => [name, sourcesOf(`accepts/${name}/input/src`)] as const,
);
const clean: Readonly<Record<string, Files>> = { corpus, ...Object.fromEntries(accepted) };

function found(files: Files): readonly string[] {
  const { facts, oracle } = discover(programOf(files));
  return validate({ facts, oracle, graph: resolve(facts, oracle) }).map(
    ({ code, file, line }) => `${code} ${file}:${line}`,
  );
}

function broken(files: Files, file: string, [from, to]: readonly [string, string]): Files {
  const path = `src/${file}`;
  const text = files[path] ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return { ...files, [path]: text.replace(from, to) };
}

type Row = readonly [what: string, file: string, from: string, to: string, place: string];

describe("a program with one mistake has one diagnostic", () => {
  it.each(Object.entries(clean))("%s has none", (_, files) => {
    expect(found(files)).toEqual([]);
  });

  it.each<Row>([
    ["a member is deleted", "context.mts", "db = local(MemoryDb);", "", "AF1010 prices.ts:6"],
    [
      "a member in the middle is deleted",
      "context.mts",
      "prices = local(Prices);",
      "",
      "AF1001 nodes.mts:9",
    ],
    [
      "an inherited member is deleted",
      "base.ts",
      "clock = local(FixedClock);",
      "",
      "AF1010 nodes.mts:9",
    ],
    [
      "a shared member is deleted",
      "context.mts",
      "ledger = shared(Ledger);",
      "",
      "AF1001 nodes.mts:30",
    ],
    [
      "a factory's member is deleted",
      "context.mts",
      "audit = local((ledger: Ledger) => new Audit(ledger));",
      "store = (ledger: Ledger) => new Audit(ledger);",
      "AF2008 context.mts:12",
    ],
    [
      "a member is private",
      "context.mts",
      "db = local",
      "private db = local",
      "AF2008 context.mts:9",
    ],
    [
      "a member is static",
      "context.mts",
      "prices = local",
      "static prices = local",
      "AF2008 context.mts:10",
    ],
    [
      "a member has no initialiser",
      "context.mts",
      "prices = local(Prices)",
      "prices!: unknown",
      "AF2008 context.mts:10",
    ],
    [
      "a member is an accessor",
      "context.mts",
      "prices = local(Prices);",
      "get store() { return local(Prices); }",
      "AF2008 context.mts:10",
    ],
    [
      "a member is chosen",
      "context.mts",
      "db = local(MemoryDb)",
      "store = Math.random() > 1 ? local(MemoryDb) : shared(MemoryDb)",
      "AF2008 context.mts:9",
    ],
    [
      "a member is an instance",
      "context.mts",
      "prices = local(Prices)",
      "store = new Prices(new MemoryDb(), { hour: () => 1 }, '')",
      "AF2008 context.mts:10",
    ],
    [
      "a second member has the type",
      "context.mts",
      "prices = local(Prices);",
      "a = local(Prices); b = local(Prices);",
      "AF1002 nodes.mts:9",
    ],
    [
      "two implement an interface",
      "base.ts",
      "clock = local(FixedClock);",
      "one = local(FixedClock); two = local(FixedClock);",
      "AF1002 nodes.mts:9",
    ],
    [
      "a member is of another type",
      "context.mts",
      "prices = local(Prices)",
      "prices = local(() => 5)",
      "AF1003 nodes.mts:9",
    ],
    [
      "a member may be null",
      "context.mts",
      "db = local(MemoryDb)",
      "db = local(() => (Date.now() > 0 ? new MemoryDb() : null))",
      "AF1015 prices.ts:6",
    ],
    [
      "a member is declared anew with another type",
      "context.mts",
      'local(() => "CHF")',
      "local(() => 1)",
      "AF1007 context.mts:8",
    ],
    [
      "a factory returns nothing",
      "context.mts",
      "(ledger: Ledger) => new Audit(ledger)",
      "(ledger: Ledger) => { new Audit(ledger); }",
      "AF2009 context.mts:12",
    ],
    [
      "a class is abstract",
      "db.ts",
      "export class",
      "export abstract class",
      "AF2010 context.mts:9",
    ],
    ["a class is not exported", "db.ts", "export class", "class", "AF2008 context.mts:9"],
    [
      "a class has a private constructor",
      "prices.ts",
      "constructor(",
      "private constructor(",
      "AF2010 context.mts:10",
    ],
    [
      "a class does not say what it implements",
      "clock.ts",
      " implements Clock",
      "",
      "AF1010 nodes.mts:9",
    ],
    [
      "a class is generic",
      "db.ts",
      "class MemoryDb implements",
      "class MemoryDb<T = string> implements",
      "AF1012 context.mts:9",
    ],
    [
      "a class lacks a method",
      "db.ts",
      "priceOf(item: string): number {",
      "cost(item: string): number {",
      "AF1011 db.ts:5",
    ],
    [
      "a class needs itself",
      "prices.ts",
      "private readonly db: Db",
      "private readonly prices: Prices",
      "AF1005 prices.ts:6",
    ],
    [
      "two classes need each other",
      "db.ts",
      "priceOf(item: string): number {",
      "constructor(readonly prices: import('./prices.js').Prices) {}\n  priceOf(item: string): number {",
      "AF1005 prices.ts:6",
    ],
    [
      "a dependency is vague",
      "prices.ts",
      "private readonly db: Db",
      "private readonly store: any",
      "AF1009 prices.ts:6",
    ],
    [
      "a primitive dependency has another name",
      "prices.ts",
      "readonly currency: string",
      "readonly curency: string",
      "AF1001 prices.ts:8",
    ],
    [
      "a dependency is destructured",
      "nodes.mts",
      "prices: Prices): number => prices.of(item)",
      "{ of }: Prices): number => of(item)",
      "AF2004 nodes.mts:6",
    ],
    [
      "an import is of the type only",
      "context.mts",
      "import { Prices }",
      "import type { Prices }",
      "AF2012 context.mts:5",
    ],
    [
      "a node is not exported",
      "nodes.mts",
      "export function book(",
      "function book(",
      "AF2001 nodes.mts:25",
    ],
    [
      "a node has no marker",
      "nodes.mts",
      "/** @node */\nexport const price",
      "export const price",
      "AF2015 flows.ts:7",
    ],
    [
      "a node is overloaded",
      "nodes.mts",
      "export function describe(",
      "export function describe(item: string): string;\nexport function describe(item: string, count: number): string;\nexport function describe(",
      "AF2003 nodes.mts:35",
    ],
    [
      "a node is generic",
      "nodes.mts",
      "split = (list: string)",
      "split = <T extends string>(list: T)",
      "AF1012 nodes.mts:22",
    ],
    [
      "inputs and dependencies are swapped",
      "nodes.mts",
      "(item: string, prices: Prices)",
      "(prices: Prices, item: string)",
      "AF2011 nodes.mts:6",
    ],
    [
      "a node returns another type",
      "nodes.mts",
      'split = (list: string): readonly string[] => list.split(" ")',
      "split = (list: string): number => list.length",
      "AF5001 flows.ts:10",
    ],
    [
      "a node takes another type",
      "nodes.mts",
      "book(amount: number,",
      "book(amount: Date,",
      "AF5001 flows.ts:15",
    ],
    [
      "a node takes one input more",
      "nodes.mts",
      "book(amount: number,",
      "book(amount: number, place: string,",
      "AF5007 flows.ts:15",
    ],
    [
      "a node returns something to one that takes nothing",
      "nodes.mts",
      "audit: Audit): void {\n",
      "audit: Audit): number {\n  return 1;\n",
      "AF5001 flows.ts:15",
    ],
    [
      "an aggregator takes another key",
      "nodes.mts",
      "readonly price: number;\n",
      "readonly cost: number;\n",
      "AF5002 flows.ts:7",
    ],
    [
      "an aggregator takes another type",
      "nodes.mts",
      "readonly price: number;\n",
      "readonly price: bigint;\n",
      "AF5001 flows.ts:7",
    ],
    [
      "a target is renamed",
      "flows.ts",
      "fanOut({ label, price })",
      "fanOut({ label, cost: price })",
      "AF5002 flows.ts:7",
    ],
    [
      "a fan-out is empty",
      "flows.ts",
      "fanOut([describe, price])",
      "fanOut([])",
      "AF5010 flows.ts:16",
    ],
    [
      "an operator does not exist",
      "flows.ts",
      ".map(price);",
      ".maps(price);",
      "AF5012 flows.ts:8",
    ],
    [
      "an option does not exist",
      "flows.ts",
      ".map(price);",
      ".map(price, { order: true });",
      "AF2006 flows.ts:8",
    ],
    [
      "an inline function captures",
      "flows.ts",
      "amount * 1",
      "amount * Shop.length",
      "AF2013 flows.ts:20",
    ],
    [
      "a reducer captures",
      "flows.ts",
      "(a, b) => a + b, 0",
      "(a, b) => a + b, Shop.length",
      "AF2013 flows.ts:13",
    ],
    [
      "a reducer returns another type",
      "flows.ts",
      "(a, b) => a + b, 0",
      "(a: number, b: number) => String(a + b), 0",
      "AF5001 flows.ts:13",
    ],
    [
      "an inner flow is no constant",
      "flows.ts",
      "export const prices",
      "export let prices",
      "AF5008 flows.ts:8",
    ],
    [
      "an inner flow begins with an unmarked function",
      "flows.ts",
      "prices = flow(Shop).map(price)",
      "prices = flow(Shop).map(parseInt)",
      "AF2015 flows.ts:8",
    ],
    [
      "an inner flow contains its outer one",
      "flows.ts",
      "prices = flow(Shop).map(price)",
      "prices = flow(Shop).map(list)",
      "AF5015 flows.ts:10",
    ],
    [
      "a flow has the name of a method",
      "flows.ts",
      "const half",
      "const close",
      "AF5011 flows.ts:17",
    ],
    [
      "a flow has the name of a shared member",
      "flows.ts",
      "const half",
      "const ledger",
      "AF5011 flows.ts:17",
    ],
    [
      "a flow names no context",
      "flows.ts",
      "half = flow(Shop)",
      "half = flow(Date)",
      "AF5014 flows.ts:17",
    ],
    [
      "the context is abstract",
      "context.mts",
      "export class",
      "export abstract class",
      "AF5014 flows.ts:7",
    ],
    [
      "the context is not exported",
      "context.mts",
      "export class Shop",
      "class Shop",
      "AF5014 flows.ts:7",
    ],
  ])("%s", (_, file, from, to, expected) => {
    expect(found(broken(market, file, [from, to]))).toEqual([expected.replace(" ", " src/")]);
  });

  it.each<Row>([
    [
      "a member is deleted",
      "context.ts",
      "tokenizer = local(Tokenizer);",
      "",
      "AF1001 nodes.ts:11",
    ],
    [
      "a shared member is private",
      "context.ts",
      "counts = shared",
      "private counts = shared",
      "AF2008 context.ts:10",
    ],
    [
      "a node is not exported",
      "nodes.ts",
      "export function countWords",
      "function countWords",
      "AF2001 nodes.ts:11",
    ],
    ["a node has no marker", "nodes.ts", " * @node", " *", "AF2015 flows.ts:8"],
    [
      "a node returns another type",
      "nodes.ts",
      "counts: WordCounts): Tally",
      "counts: WordCounts): string",
      "AF5001 flows.ts:9",
    ],
    [
      "the result has another field",
      "tally.ts",
      "export function addTally(sum: Tally, next: Tally)",
      "export function addTally(sum: Tally, next: Tally & { lines: number })",
      "AF5001 flows.ts:9",
    ],
    ["the initial value lacks a field", "flows.ts", "{ files: 0, ", "{ ", "AF5001 flows.ts:9"],
    [
      "the reducer is hidden",
      "flows.ts",
      'import { addTally } from "./tally.js";',
      "const addTally = (sum: any) => sum;",
      "AF1014 flows.ts:9",
    ],
    [
      "the class is not exported",
      "tokenizer.ts",
      "export class Tokenizer",
      "class Tokenizer",
      "AF2008 context.ts:8",
    ],
    ["the context is no context", "context.ts", " extends FlowContext", "", "AF5014 flows.ts:7"],
    [
      "the flow is in a block",
      "flows.ts",
      "export const index = flow(Corpus)",
      "const all = { index: 1 };\nif (all) flow(Corpus)",
      "AF5008 flows.ts:8",
    ],
    [
      "the map has two inputs",
      "nodes.ts",
      "countWords(path: string,",
      "countWords(path: string, limit: number,",
      "AF5007 flows.ts:8",
    ],
  ])("corpus: %s", (_, file, from, to, expected) => {
    expect(found(broken(corpus, file, [from, to]))).toEqual([expected.replace(" ", " src/")]);
  });

  it("a broken member that a shared class keeps is one mistake", () => {
    const files = broken(market, "ledger.ts", [
      "  total = 0;",
      "  total = 0;\n  constructor(private readonly db: Db) {}",
    ]);
    const typed = broken(files, "ledger.ts", [
      "export class Ledger",
      'import type { Db } from "./db.js";\nexport class Ledger',
    ]);
    expect(found(broken(typed, "context.mts", ["db = local", "private store = local"]))).toEqual([
      "AF2008 src/context.mts:9",
    ]);
  });
});
