import fc from "fast-check";

/** What the types of `fieldTypes` are made of. */
export const declarations = `
export enum Level { Low, High }
export enum Mode { On = "on", Off = "off" }
export enum Computed { A = "abc".length, B = 2 }
export type Id = string & { readonly __brand: "Id" };
export type Index<T> = Map<string, T>;
export type List<T> = readonly T[];
export interface Point { x: number; y: number }
export interface Tree { children: Tree[]; label: string }
export interface Listener { notify(): void }
export class Inner { n = 0; add() { this.n += 1; } }
export class Leaky { seen = new WeakMap<object, number>(); }
export class Linked { next: Linked | null = null; }
export class Box<T> { constructor(public value: T) {} }
`;

const leaves = [
  ...["number", "string", "boolean", "bigint", "symbol", "null", "undefined", "void", "any"],
  ...["unknown", "never", "object", "{}", "Function", "Date", "RegExp", "Error", "ArrayBuffer"],
  ...["Uint8Array", "Uint8ClampedArray", "Float16Array", "Float64Array", "BigInt64Array"],
  ...["DataView", "WeakMap<object, number>", "WeakSet<object>", "() => void", "unique symbol"],
  ...[
    '"on"',
    '"on" | "off"',
    "1 | 2",
    "true",
    "1n",
    `\`id-\${string}\``,
    "Level",
    "Level.Low",
    "Mode",
  ],
  ...["Computed", "Computed.A", "Id", "Point", "Tree", "Listener", "Inner", "Leaky", "Linked"],
  ...["i32", "u32", "i64", "Mode | null", "boolean | null", "Level | Mode", "keyof Point"],
];

const compound = [
  ...[(a: string) => `(${a})[]`, (a: string) => `readonly (${a})[]`, (a: string) => `List<${a}>`],
  ...[(a: string) => `Set<${a}>`, (a: string) => `Promise<${a}>`, (a: string) => `Index<${a}>`],
  ...[(a: string) => `(${a}) | null`, (a: string) => `(${a}) | undefined`],
  ...[(a: string) => `{ a: ${a} }`, (a: string) => `Record<string, ${a}>`],
  ...[(a: string) => `Box<${a}>`, (a: string) => `Iterable<${a}>`, (a: string) => `() => ${a}`],
  ...[(a: string) => `Readonly<{ a: ${a} }>`, (a: string) => `(${a}) & { readonly b: 1 }`],
];

const pairs = [
  ...[(a: string, b: string) => `Map<${a}, ${b}>`, (a: string, b: string) => `[${a}, ${b}]`],
  ...[(a: string, b: string) => `ReadonlyMap<${a}, ${b}>`],
  ...[(a: string, b: string) => `(${a}) | (${b})`],
];

const { type } = fc.letrec<{ type: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(...leaves),
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc.tuple(fc.constantFrom(...compound), tie("type")).map(([make, a]) => make(a)),
    fc.tuple(fc.constantFrom(...pairs), tie("type"), tie("type")).map(([make, a, b]) => make(a, b)),
  ),
}));

const every = [
  ...leaves,
  ...leaves.flatMap((each) => compound.map((make) => make(each))),
  ...leaves.flatMap((each) => pairs.map((make) => make("string", each))),
  ...leaves.map((each) => `Map<${each}, number>`),
];

/** Every simple type, and `count` random ones, the same for the same seed. */
export const fieldTypes = (count: number, seed: number): readonly string[] => [
  ...new Set([...every, ...fc.sample(type, { numRuns: count, seed })]),
];
