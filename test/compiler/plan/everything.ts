/** A program that uses every construct, with names that get in each other's way. It type-checks. */
export const everything = {
  "src/values.ts": `
export class HttpError extends Error { status = 1; }
export interface Order { id: number; items: { name: string; price: number }[]; note?: string }
interface Recursive { next?: Recursive; v: number }
export type Shape = "circle" | "square";
export type { Recursive as Public };
`,
  "src/context.ts": `
import { FlowContext, local, shared } from "aetherflow";
import { launch as Launch, Many, Slots } from "./many.js";
export class App extends FlowContext {
  slots = local(Slots);
  own = local(Launch);
  "my db" = local((slots: Slots) => ({ q: slots.x }));
  maybe = local((): Slots | undefined => undefined);
  later = local(async (many: Many) => new Map([[many.n, 1]]));
  later2 = local(async (later: Map<number, number>) => later.size);
  both = local((later: Map<number, number>, later2: number): Date => new Date(later.size + later2));
  many = shared(Many);
  second = shared((many: Many) => { const made = new Many(); made.n = many.n; return made; });
}
`,
  "src/many.ts": `
export class Slots { x = 1 }
export class launch {
  y = 2;
  readonly slots: Slots;
  constructor(slots: Slots, many: Many) { this.slots = slots; this.y = many.n; }
}
export class Many {
  n = 0;
  s = "";
  b = false;
  state: "idle" | "busy" = "idle";
  readonly fixed = new Float64Array(8);
  list: number[] = [];
  names: readonly string[] = [];
  states: ("idle" | "busy")[] = [];
  flags = new Map<string, boolean>();
  byState: ReadonlyMap<"idle" | "busy", 1 | 2> = new Map();
  private secret = 1;
  protected other = "x";
  "odd name" = 4;
  $ = 3;
  $list = 2;
  numeric: 1 | 2 | 3 = 1;
  either: boolean | null = null;
  get size() { return this.list.length; }
  set size(v: number) { this.list.length = v; }
  set only(v: string) { this.s = v; }
  pick<K extends "n" | "s">(k: K): this[K] { return this[k]; }
  over(x: string): string;
  over(x: number): number;
  over(x: string | number) { return x; }
  rest(...all: number[]) { this.list.push(...all); this.secret += 1; return all.length; }
  destructured({ a, b }: { a: number; b: string }) { return a + b.length + this.other.length; }
  opt(a: number, b = 1, view?: string) { return a + b + (view ?? "").length; }
  snapshot() { return { list: this.list, flags: this.flags }; }
  self(): this { return this; }
  private hidden() { return 1; }
  use() { return this.hidden(); }
  if(yes: number, no: string) { return yes + no; }
}
`,
  "src/nodes.ts": `
import { node } from "aetherflow";
import type { Many, Slots } from "./many.js";
import { flow } from "aetherflow";
import { App } from "./context.js";
import type { Order, Public, Shape } from "./values.js";
interface Hidden { readonly a: number; next?: Hidden }
/** @node */
export function parse(order: Order, own: unknown, many: Many, later2: number): Public {
  return { v: order.id + later2 + many.n + (own === undefined ? 0 : 1) };
}
/** @node */
export async function choose(value: Public, both: Date, later: Map<number, number>): Promise<Shape> {
  return value.v + both.getTime() + later.size > 1 ? "circle" : "square";
}
/** @node */
export const one = (s: Shape, slots: Slots): [number, string?] => [slots.x, s];
/** @node */
export const two = (s: Shape): { x: Shape; "odd key": number } => ({ x: s, "odd key": 1 });
/** @node */
export function join(r: { one: [number, string?]; two: { x: Shape; "odd key": number } }): void { void r; }
/** @node */
export function nothing(): number { return 1; }
/** @node */
export function list(r: [[number, string?], { x: Shape; "odd key": number }]): string[] { return r.map(String); }
export const id = node({ idempotent: true }, (n: number) => n);
/** @node */
export default function up(s: string): Promise<string> { return Promise.resolve(s.toUpperCase()); }
/** @node */
export function optional(a: number, b?: string, c = 3): string { return a + (b ?? "") + c; }
/** @node */
export function destructured({ a }: { a: number }): number { return a; }
/** @node */
export function rest(...all: number[]): number { return all.length; }
/** @node */
export function secret(n: number): Hidden | undefined { return n > 0 ? { a: n } : undefined; }
/** @node */
export function reveal(h: Hidden | undefined, maybe: Slots | undefined): number { return (h?.a ?? 0) + (maybe?.x ?? 0); }
/** @node */
export function names(run: number, slots: Slots, shared: number, af: string, m1: boolean): string {
  return [run, slots.x, shared, af, m1].join();
}
export const sum = (a: number, b: number) => a + b;
export const unnamed = flow(App).to(secret);
export const unnamedSteps = flow(App).map(secret).map((h) => h);
`,
  "src/flows.ts": `
import { flow } from "aetherflow";
import { App } from "./context.js";
import up, { choose, destructured, id, join, list, names, nothing, one, optional, parse, rest, reveal, secret, sum, two } from "./nodes.js";
export const linear = flow(App).to(parse).to(choose);
/** Docs
 *
 * with two paragraphs, and a * / in it */
export const flows = flow(App).to(linear).fanOut({ one, two }).fanIn(join).to(nothing);
export const launch = flow(App).to(linear).fanOut([one, two]).to(list).map(up).map((s: string) => s.length).map(id, { concurrency: 2 }).reduce(sum, 0);
export const inline = flow(App).to((x: number, y: number) => x * y).to(async (n: number) => n + 1).to((n: number) => ({ n }));
export const nested = flow(App).map(flows);
const inner = flow(App).fanOut({ a: id, b: id }).to((r: { a: number; b: number }) => r.a + r.b);
export const twice = flow(App).to(id).to(inner).to(id);
export const mapped = flow(App).map(id).map(inner).map(id, { ordered: false });
export const again = flow(App).fanOut([inner, id]).fanOut({ p: ([a, b]: [number, number]) => a + b, "q-r": ([a, b]: [number, number]) => a * b });
export const total = flow(App).map(id).map((n: number) => ({ n })).reduce((a, b) => ({ n: a.n + b.n }), { n: 0 });
export const opt = flow(App).to(optional);
export const parts = flow(App).to(destructured);
export const spread = flow(App).to(rest);
export const revealed = flow(App).to(secret).to(reveal);
export const clashes = flow(App).to(names);
`,
};
