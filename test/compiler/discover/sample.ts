/** A program with something of everything, in several files. */
export const sample: Readonly<Record<string, string>> = {
  "node_modules/db/package.json": '{ "name": "db", "types": "index.d.ts" }',
  "node_modules/db/index.d.ts":
    "export declare class Pool { constructor(options?: Options); query(text: string): Promise<Row[]> } export interface Options { max?: number } export interface Row { id: number; state: 'b' | 'a' }",
  "src/context.ts": `
import { FlowContext, local, shared, type i32 } from "aetherflow";
import { Pool } from "db";
import { Tokenizer as Splitter } from "./tokenizer.js";
import * as counts from "./counts.js";
export abstract class Base extends FlowContext { tokenizer = local(Splitter); }
/** The app. */
export default class App extends Base {
  counts = shared(counts.Counts<Date>);
  pool = local(async (tokenizer: Splitter, url = "x") => new Pool({ max: tokenizer.count(url) }));
  #hidden = local(Splitter);
  static broken = local(Splitter);
  other = pick(Splitter) ?? 1;
  get late() { return local(Splitter); }
}
declare function pick(x: unknown): unknown;
export type Small = i32;
`,
  "src/tokenizer.ts": `
import type { Order } from "./orders.js";
export class HttpError extends Error { constructor(readonly status: number) { super("x"); } }
export interface Named { readonly name: string; kind?: "b" | "a" | undefined }
export class Tokenizer implements Named, Disposable {
  name = "x"; #seen = new Set<string>(); private last?: Order | null;
  count(text: string): number { return text.length; }
  [Symbol.dispose]() { this.#seen.clear(); }
}
`,
  "src/counts.ts": `
export enum Phase { Idle, Busy = "busy" }
class Inner { x = 1; y: Phase = Phase.Idle; }
export class Counts<T> {
  total = 0; phase: Phase.Idle | "done" = "done"; byWord = new Map<string, { n: number; at: T | null }>(); inner: Inner | undefined; list: readonly [Inner, ...number[]] = [new Inner()];
  constructor(private start = 0, readonly label?: string) {}
  add(n: number): void { this.total += n; }
  get size() { return this.total; }
}
`,
  "src/orders.ts": `
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Tree<T> = { value: T; kids: Tree<T>[] };
export interface Order { id: bigint; lines: { price: number; tags?: string[] }[]; raw: Json; done: boolean }
export type State = "open" | "closed";
`,
  "src/nodes.ts": `
import { node } from "aetherflow";
import type { Order, State, Tree } from "./orders.js";
import type { Tokenizer, Named } from "./tokenizer.js";
/**
 * Parses an order.
 * @node
 * @param text its JSON
 */
export async function parse(text: string, tokenizer: Tokenizer, limit?: number | null): Promise<Order> { return JSON.parse(text + tokenizer.name + limit); }
/** @node */
export const price = ({ lines }: Order): number => lines.reduce((sum, line) => sum + line.price, 0);
export const state = node({ idempotent: true }, (order: Order): State => (order.done ? "closed" : "open"));
/** @node */
export function report(of: { price: number; state: State }, named: Named): Tree<string> { return { value: of.state + named.name, kids: [] }; }
/** @node */
function hidden(this: void, ...all: number[]) { return all; }
export function pick(a: string): string;
/** @node */
export function pick(a: number): number;
export function pick(a: never) { return a; }
`,
  "src/flows.ts": `
import { flow as begin } from "aetherflow";
import App from "./context.js";
import { parse, price, report, state } from "./nodes.js";
import * as all from "./nodes.js";
const limit = 3;
/** One order. */
export const one = begin(App).to(parse).fanOut({ price, state: all.state }).fanIn(report);
const many = begin(App).map(one, { concurrency: limit, ordered: false }).reduce((sum, tree) => sum + tree.kids.length, 0);
export const two = one.to((tree: { value: string }) => tree.value).to((text: string) => text + limit).to(pickless).fanOut([price, price, begin(App)]);
let stray = begin(App).to(parse);
export function make() { return begin(App).to(all.hidden as never); }
export { many as renamed };
declare const pickless: () => void;
`,
};
