import { expect, it } from "vitest";
import type { SharedClassPlan } from "../../../compiler/model/plan.js";
import { plansOf } from "../emit/generate.js";

function planOf(body: string, factory = "Kept"): SharedClassPlan {
  const [plan] = plansOf({
    "src/context.ts": `import { FlowContext, flow, shared } from "aetherflow";
import { Kept } from "./kept.js";
export class App extends FlowContext { kept = shared(${factory}); again = shared(Kept); }
export const f = flow(App).to((n: number) => n);
`,
    "src/kept.ts": body,
  });
  expect(plan?.shared.classes).toHaveLength(1);
  expect(plan?.shared.objects.map((each) => each.index)).toEqual([0, 1]);
  return plan!.shared.classes[0]!;
}

it("puts fields one after the other, inherited ones first, private ones too", () => {
  const plan = planOf(`
class Base { first = 1; protected second = "x"; }
export class Kept extends Base {
  map = new Map<string, number>();
  private list: string[] = [];
  flag = false;
  data = new Uint8Array(4);
  last: "on" | "off" = "on";
  get shown(): number { return this.list.length; }
}`);
  expect(plan.fields.map(({ name, kind, cell, cells }) => [name, kind, cell, cells])).toEqual([
    ["first", "number", 0, 1],
    ["second", "string", 1, 1],
    ["map", "map", 2, 4],
    ["list", "array", 6, 2],
    ["flag", "boolean", 8, 1],
    ["data", "typedArray", 9, 2],
    ["last", "choice", 11, 1],
  ]);
  expect(plan.cells).toBe(12);
  expect(plan.fieldList).toEqual([
    "first: number",
    "second: string",
    "map: Map<string, number>",
    "list: string[]",
    "flag: boolean",
    "data: Uint8Array",
    'last: "off" | "on"',
  ]);
  expect(plan.members.map(({ name, hidden }) => (hidden ? `hidden ${name}` : name))).toEqual([
    "first",
    "hidden second",
    "map",
    "hidden list",
    "flag",
    "data",
    "last",
    "shown",
  ]);
});

it("gives integer storage to fields of the aliases, and TypeScript's types to its accessors", () => {
  const plan = planOf(`import type { i32, i64, u32 } from "aetherflow";
export class Kept {
  hits: i32 = 0; readonly limit: u32 = 1; private big: i64 = 0n; plain: number = 0;
  constructor(public more: i32 = 1) {}
}`);
  expect(plan.fieldList).toEqual([
    "hits: i32",
    "limit: u32",
    "big: i64",
    "plain: number",
    "more: i32",
  ]);
  expect(plan.fields.map(({ kind, type }) => `${kind} ${type}`)).toEqual([
    "i32 number",
    "u32 number",
    "i64 bigint",
    "number number",
    "i32 number",
  ]);
});

it("tells which results are copied", () => {
  const plan = planOf(`
export class Kept {
  n = 0; text = ""; list: number[] = []; kind: "a" | "b" = "a";
  nothing(): void {}
  number(): number | undefined { return this.n; }
  all(): number[] { return this.list; }
  record(): { all: number[] } { return { all: this.list }; }
  itself(): Kept { return this; }
  get first() { return this.list[0]; }
  get every() { return this.list; }
}`);
  const copied = plan.members.filter((each) => each.copyOut).map((each) => each.name);
  expect(copied).toEqual(["list", "all", "record", "itself", "every"]);
  expect(plan.members.every((each) => each.because !== "")).toBe(true);
});

it("has another hash for another layout, and only then", () => {
  const before = planOf("export class Kept { a = 1; b = ''; }").layout;
  expect(planOf("export class Kept { a = 2; b = 'x'; m() { return this.a; } }").layout).toBe(
    before,
  );
  expect(planOf("export class Kept { b = ''; a = 1; }").layout).not.toBe(before);
  expect(planOf("export class Kept { a = 1; c = ''; }").layout).not.toBe(before);
  expect(before).toMatch(/^[0-9a-f]{16}$/);
});

it("takes the class of what a factory makes", () => {
  const plan = planOf("export class Kept { a = 1; }", "() => new Kept()");
  expect(plan.className).toBe("Kept");
});

it("refuses what validation should have refused", () => {
  expect(() => planOf("export class Kept { when = new WeakRef({}); }")).toThrow(
    "cannot be kept in shared memory",
  );
});
