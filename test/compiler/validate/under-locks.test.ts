import { describe, expect, it } from "vitest";
import { classWith, found, nodeWith } from "./found.js";

const inClass = (members: string, more = "") => found(classWith(members, more));
const declared = `
declare function read(path: string): Promise<string>;
declare function setTimeout(callback: () => void, ms: number): void;
`;

describe("what goes on after the lock is free", () => {
  it.each([
    ["async", "async load() { this.total += (await read('a')).length; }"],
    ["async", "async load() { this.total += 1; }"],
    ["async", "each() { [1].forEach(async () => { this.total += 1; }); }"],
    ["*", "*values() { yield this.total; }"],
    ["async", "async *values() { yield this.total; }"],
    ["then", "load() { read('a').then((text) => text.length); }"],
    ["catch", "load() { void read('a').catch(() => {}); }"],
    ["load", "load() { return read('a'); }"],
    ["load", "get load(): Promise<string> { return read('a'); }"],
  ])("is refused at `%s`: %s", (at, text) => {
    expect(inClass(text, declared)).toEqual([`AF3013 ${at}`]);
  });

  it.each([
    "static async load() { return read('a'); }",
    "then(next: () => number): number { return next(); }",
    "chained(): number { return this.maybe().then(); }\nmaybe(): { then(): number } { return { then: () => 1 }; }",
    "values(): IterableIterator<number> { return [this.total].values(); }",
    "find(name: string): string | undefined { return [name].find((each) => each === name); }",
  ])("is not meant: %s", (text) => {
    expect(inClass(text, declared)).toEqual([]);
  });

  it("is nobody's business in a class that is not shared", () => {
    const members = "total = 0; async load() { this.total += 1; return this; }";
    expect(found(nodeWith("stats.load();", { members, kind: "local" }))).toEqual([]);
  });
});

describe("what a guarded method leaves behind", () => {
  const stores = `${declared}
const kept: unknown[] = [];
let latest: unknown;
const box: { latest?: unknown } = {};
declare function report(value: unknown): void;
`;

  it.each([
    ["this", "add(): this { return this; }"],
    ["this", "get me(): Stats { return this; }"],
    ["this", "add() { return this.total > 1 ? this : undefined; }"],
    ["this", "add() { return { me: this }; }"],
    ["self", "add() { const self = this; return self; }"],
    ["this", "add() { kept.push(this); }"],
    ["this", "add() { latest = this; }"],
    ["this", "add() { box.latest = this; }"],
    ["this", "add() { report(this); }"],
    ["this", "add() { throw this; }"],
    ["this", "add() { return new Holder(this); }"],
    ["() => this.total", "add() { return () => this.total; }"],
    ["() => this.total", "add() { return { total: () => this.total }; }"],
    ["() => self.total", "add() { const self = this; return () => self.total; }"],
    ["() => this.add()", "add() { setTimeout(() => this.add(), 1); }"],
    ["this.add", "add() { setTimeout(this.add, 1); }"],
    ["this.add.bind(this)", "add() { setTimeout(this.add.bind(this), 1); }"],
    ["again", "add() { const again = () => this.add(); setTimeout(again, 1); }"],
    ["() => this.total", "add() { kept.push(() => this.total); }"],
    ["() => this.total", "add() { latest = () => this.total; }"],
    ["() => this.total", "add(into: (() => number)[]) { into.push(() => this.total); }"],
    ["done", "add(done: () => void) { kept.push(done); }"],
    ["done", "add(done?: () => void) { latest = done; }"],
    ["done", "add(done: () => void) { return done; }"],
    ["done", "add(done?: () => void) { return this.total > 1 && done; }"],
  ])("is refused at `%s`: %s", (at, text) => {
    const holder = "class Holder { constructor(readonly of: Stats) {} }";
    expect(inClass(text, `${stores}${holder}`)).toEqual([`AF3014 ${at}`]);
  });

  it.each([
    "add() { return this.total; }",
    "keys() { return Object.keys(this); }",
    "text() { return JSON.stringify(this) + String(this); }",
    "same(other: Stats) { return other === this; }",
    "copy() { return { ...this }; }",
    "each(run: (n: number) => void) { run(this.total); [1, 2].forEach(run); }",
    "pick(by?: (n: number) => boolean) { return by ? [1].filter(by) : [this.total]; }",
    "pick(by?: (n: number) => boolean) { return by && by(this.total); }",
    "sum() { return [1, 2].map((each) => each + this.total); }",
    "sum() { const add = (n: number) => n + this.total; return [1].map(add).length + add(1); }",
    "sum() { return [1].map(function (this: Stats, n) { return n + this.total; }, this); }",
    "local() { const all: (() => number)[] = []; all.push(() => this.total); return all.length; }",
    "later() { setTimeout(() => console.log('tick'), 1); }",
    "maker() { return (n: number) => n + 1; }",
    "maker() { const { total } = this; return () => total; }",
    "static make() { const made = new Stats(); return made; }",
    "inner() { const other = { total: 1, me() { return this; } }; return other.me().total; }",
    "inner() { return [1].map(() => { return this; }).length; }",
    "max() { return Math.max(...[1].map((each) => each * this.total)); }",
  ])("is not meant: %s", (text) => {
    expect(inClass(text, `${stores}declare const console: { log(text: string): void };`)).toEqual(
      [],
    );
  });

  it("is refused in constructors and in the initialisers of fields", () => {
    const text = "tick() {} constructor() { setTimeout(() => this.tick(), 1); }";
    expect(inClass(text, declared)).toEqual(["AF3014 () => this.tick()"]);
  });
});

describe("a field without a first value", () => {
  it.each([
    ["best", "best!: number;"],
    ["best", "best!: number; add() { this.best = 1; }"],
    ["best", "best!: number; constructor() { this.total = 1; }"],
    ["best", "private best!: string; constructor() { this.add(); } add() { this.total = 1; }"],
  ])("is refused at `%s`: %s", (at, text) => {
    expect(inClass(text)).toEqual([`AF3018 ${at}`]);
  });

  it.each([
    "best!: number; constructor() { this.best = 1; }",
    "best!: number; constructor() { this.reset(); } reset() { this.clear(); } clear() { this.best = 1; }",
    "best!: number; constructor() { Object.assign(this, { best: 1 }); }",
    "best: number; constructor() { this.best = 1; }",
    "declare best: number;",
    "static best: number;",
  ])("is not meant: %s", (text) => {
    expect(inClass(text)).toEqual([]);
  });

  it("may get it from a method of the base", () => {
    const base = "class Base { best!: number; reset() { this.best = 1; } }";
    const files = classWith("constructor() { super(); super.reset(); }", base);
    const stats = files["src/stats.ts"]!.replace("class Stats", "class Stats extends Base");
    expect(found({ ...files, "src/stats.ts": stats })).toEqual([]);
  });

  it("may get it from a factory", () => {
    const files = classWith("best!: number;");
    const context = files["src/context.ts"]!.replace(
      "shared(Stats)",
      "shared(() => { const stats = new Stats(); stats.best = 1; return stats; })",
    );
    expect(found({ ...files, "src/context.ts": context })).toEqual([]);
  });

  it("is refused where TypeScript does not ask for values", () => {
    const files = nodeWith("stats.total = n;", { members: "total: number;" });
    expect(found(files)).toEqual([]);
    expect(found(files, { compilerOptions: { strict: false } })).toEqual(["AF3018 total"]);
  });
});
