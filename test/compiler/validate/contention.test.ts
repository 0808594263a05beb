import { describe, expect, it } from "vitest";
import { classWith, found, nodeWith } from "./found.js";

const writes = "total = 0; add(): void { this.total += 1; }";
const inClass = (members: string, more = "") => found(classWith(`${writes}${members}`, more));

describe("what blocks under a lock", () => {
  const imports = `import * as fs from "node:fs";
import { execSync, spawnSync as spawn } from "child_process";
import { toSync } from "./to-sync.js";
declare const Atomics: { wait(cells: Int32Array, at: number, value: number): string };
`;
  const classOf = (members: string) => {
    const files = nodeWith("stats.add();", { members: `${writes}${members}` });
    return found({
      ...files,
      "src/stats.ts": `${imports}${files["src/stats.ts"]}`,
      "src/to-sync.ts": "export const toSync = (text: string): string => text;",
    });
  };

  it.each([
    ["fs.readFileSync", "load() { this.total = fs.readFileSync('a').length; }"],
    ["execSync", "load() { execSync('a'); }"],
    ["Atomics.wait", "load() { Atomics.wait(new Int32Array(1), 0, 0); }"],
    ["while", "load() { while (true) { this.total += 1; } }"],
    ["for", "load() { for (;;) { switch (this.total) { case 1: break; } } }"],
    ["do", "load() { do { this.total += 1; } while (true); }"],
    ["while", "load() { while (1) this.total += 1; }"],
    ["fs.statSync", "load() { this.inner(); }\ninner() { fs.statSync('a'); }"],
    ["fs.statSync", "get size(): number { return fs.statSync('a').size; }"],
  ])("is told of at `%s`: %s", (at, text) => {
    expect(classOf(text)).toEqual([`AF3016 ${at}`]);
  });

  it.each([
    "constructor() { this.total = fs.readFileSync('a').length; }",
    "load() { while (true) { this.total += 1; if (this.total > 10) break; } }",
    "load() { for (;;) { this.total += 1; if (this.total > 10) return; } }",
    "load() { outer: while (true) { for (;;) { break outer; } } }",
    "load() { outer: for (const each of [1]) { for (;;) { if (each > 0) continue outer; } } }",
    "load() { for (;;) { throw new Error('a'); } }",
    "load() { while (this.total < 10) this.total += 1; }",
    "load() { toSync('a'); this.writeSync(); }\nwriteSync() { this.total = 0; }",
    "load() { const later = fs.existsSync; return typeof later === 'function'; }",
    "static load() { return fs.readFileSync('a').length; }",
  ])("is not meant: %s", (text) => {
    expect(classOf(text)).toEqual([]);
  });

  it("makes a hint where the main thread waits for it", () => {
    const files = nodeWith("stats.add();", {
      members: `${writes} load() { while (true) { this.total += 1; } }`,
    });
    const main = `import { launch } from "./context.wiring.js";
const app = await launch();
app.stats.add();
app.stats.add();\n`;
    const all = { ...files, "src/main.ts": main };
    expect(found(all)).toEqual(["AF3007 app.stats.add", "AF3016 while"]);
  });
});

describe("shared classes that use each other", () => {
  const shop = (orders: string, stock: string, body: string) =>
    found({
      "src/shop.ts": `import { FlowContext, flow, shared } from "aetherflow";
export class Orders { open = 0; ${orders} }
export class Stock { left = 0; ${stock} }
export class Shop extends FlowContext { orders = shared(Orders); stock = shared(Stock); }
/** @node */
export function run(n: number, orders: Orders, stock: Stock): number { ${body} return n; }
export const job = flow(Shop).to(run);
`,
    });
  const place = "place(stock: Stock) { this.open += stock.left; }";
  const clear = "clear(orders: Orders) { this.left -= 1; orders.open = 0; }";

  it("in both directions are told of", () => {
    expect(shop(place, clear, "orders.place(stock); stock.clear(orders);")).toEqual([
      "AF3006 stock.left",
    ]);
  });

  it("are fine in one direction, or when the node asks both", () => {
    const take = "take() { this.left -= 1; return this.left; }";
    expect(shop(place, take, "orders.place(stock); stock.take();")).toEqual([]);
    expect(
      shop("open1() { this.open += 1; }", take, "orders.open1(); stock.take(); orders.open1();"),
    ).toEqual([]);
  });

  it("are fine when nobody gives one of them the other", () => {
    expect(shop(place, clear, "orders.place(stock); stock.left = 0;")).toEqual([]);
  });
});

describe("a node that sets what a local provider keeps", () => {
  const members = "last = 0; rows: number[] = []; add(n: number) { this.last = n; }";
  const inNode = (body: string) => found(nodeWith(body, { members, kind: "local" }));

  it.each(["stats.last = n", "stats.last++", "stats.rows.push(n)", "stats.rows[0] = n"])(
    "is told of: %s",
    (text) => {
      expect(inNode(`${text};`)).toEqual([`AF3008 ${text}`]);
    },
  );

  it.each([
    "stats.add(n);",
    "const { rows } = stats; rows.slice().reverse();",
    "String(stats.last);",
  ])("is not meant: %s", (text) => {
    expect(inNode(text)).toEqual([]);
  });
});

describe("a shared object that is only read", () => {
  const reads = "names = ['a']; at(n: number) { return this.names[n]; }";
  const inNode = (body: string, members = reads) => found(nodeWith(body, { members }));

  it.each(["stats.at(n);", "String(stats.names);", "const { names } = stats; String(names);"])(
    "is told of: %s",
    (text) => {
      expect(inNode(text)).toEqual(["AF3011 stats"]);
    },
  );

  it.each([
    ["stats.names = [];", reads],
    ["String(n);", reads],
    ["stats.at(n);", "names = ['a']; at(n: number) { this.names.push('b'); return n; }"],
    [
      "stats.at(n);",
      "names = ['a']; at(n: number) { const { names } = this; names.push('b'); return n; }",
    ],
    ["stats.at(n);", "cells = new Float64Array(4); at(n: number) { return this.cells[n]; }"],
    ["fill(stats);", `${reads}`],
    ["[stats.names] = [['b']];", reads],
    ["({ names: stats.names } = { names: ['b'] });", reads],
    ["let other = stats; if (n > 0) other = { ...other, at: other.at }; other.names = [];", reads],
    ["clear({ stats }); function clear(of: { stats: Stats }) { of.stats.names = []; }", reads],
    ["const one = () => stats; one().names = [];", reads],
    ["same(stats).names = [];", reads],
    ["const list = [stats]; for (const each of list) each.names = [];", reads],
    [
      "stats.at(n);",
      "names = ['a']; more = ['b']; at(n: number) { (n > 0 ? this.names : this.more).push('c'); }",
    ],
    [
      "stats.at(n);",
      "names = ['a']; more = ['b']; at(n: number) { let all = this.names; if (n > 0) all = this.more; all.pop(); }",
    ],
    [
      "stats.at(n);",
      "names = ['a']; more = ['b']; at(n: number) { for (const all of [this.names, this.more]) all.pop(); return n; }",
    ],
    [
      "stats.at(n);",
      "a = 0; b = 1; at(n: number) { [this.a, this.b] = [this.b, this.a]; return n; }",
    ],
    ["stats.at(n);", "names = ['a']; at(n: number) { fill(this.names); return n; }"],
  ])("is not, when something may change it: %s", (body, members) => {
    const files = nodeWith(body, { members, more: "declare function fill(value: unknown): void;" });
    const nodes = `declare function fill(value: unknown): void;
const same = (of: Stats): Stats => of;\n${files["src/nodes.ts"]}`;
    expect(found({ ...files, "src/nodes.ts": nodes })).toEqual([]);
  });

  it.each([
    ["AF3011 stats", "const app = await launch(); String(app.stats.names);"],
    [undefined, "const app = await launch(); app.stats.names = [];"],
    [undefined, "const app = await started(); app.stats.names = [];"],
  ])("is told of as %s when the app does this: %s", (expected, text) => {
    const files = nodeWith("stats.at(n);", { members: reads });
    const main = `import { launch } from "./context.wiring.js";
const started = () => launch();
${text}\n`;
    expect(found({ ...files, "src/main.ts": main })).toEqual(expected ? [expected] : []);
  });
});

describe("errors", () => {
  it("come alone: what is broken may be what seems to be wrong", () => {
    expect(inClass("async load() { while (true) { this.total += 1; } }")).toEqual(["AF3013 async"]);
  });
});
