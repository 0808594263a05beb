import { describe, expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { programOf } from "../program.js";
import { sample } from "./sample.js";

/** Reads everything, and asks the oracle about some of it. */
function exercise(files: Readonly<Record<string, string>>): number {
  const { facts, oracle } = discover(programOf(files));
  const ids = [...facts.types.keys()];
  for (const [at, id] of ids.entries()) oracle.mismatch(id, ids[(at * 7 + 3) % ids.length]!);
  return ids.length;
}

const written = Object.entries(sample).filter(([path]) => path.startsWith("src/"));

describe.each(written)("%s cut off", (path, text) => {
  test("at every 7th character", () => {
    for (let end = 0; end < text.length; end += 7) {
      exercise({ ...sample, [path]: text.slice(0, end) });
    }
  });

  test("in the middle, seven characters at a time", () => {
    for (let at = 0; at < text.length; at += 49) {
      exercise({ ...sample, [path]: text.slice(0, at) + text.slice(at + 7) });
    }
  });
});

test.each([
  ["a file is missing", { "src/orders.ts": "" }],
  ["the package is missing", { "node_modules/aetherflow/index.d.ts": "export {};" }],
  ["files have errors in their grammar", { "src/nodes.ts": "/** @node */ export function (((" }],
  [
    "everything extends itself",
    {
      "src/tokenizer.ts":
        "export class Tokenizer extends Tokenizer {} export interface Named extends Named {} export class HttpError extends Missing {}",
    },
  ],
  [
    "types never end",
    {
      "src/orders.ts":
        "export type Json = Json; export type Tree<T> = Tree<Tree<T>>; export interface Order extends Array<Order> {} export type State = State[]['x'];",
    },
  ],
])("%s", (_, files) => {
  expect(exercise({ ...sample, ...files })).toBeGreaterThan(0);
});

test("an empty program", () => {
  const { facts } = discover(programOf({}));
  expect([facts.contexts, facts.nodes, facts.flows, facts.strayFlows, facts.errorClasses]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
  expect(facts.types.size + facts.classes.size + facts.typeImports.size).toBe(0);
});
