import { ts as bundled } from "ts-morph";
import { describe, expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import type { TypeScript } from "../../../compiler/discover/input.js";
import { type ProgramSettings, programOf } from "../program.js";
import { factsOf, textOf } from "./facts.js";
import { sample } from "./sample.js";

const text = (settings: ProgramSettings = {}) => textOf(factsOf(sample, settings));

test("the sample has something of everything", () => {
  const facts = factsOf(sample);
  expect(
    facts.contexts.map((each) => [each.name, each.members.length, each.broken.length]),
  ).toEqual([
    ["Base", 1, 0],
    ["App", 2, 4],
  ]);
  expect(facts.nodes).toHaveLength(6);
  expect(facts.flows.map((each) => each.steps.length)).toEqual([3, 2, 7]);
  expect(facts.strayFlows).toHaveLength(3);
  expect([...facts.classes.keys()]).toEqual([
    "db#Pool",
    "src/counts.ts#Counts",
    "src/counts.ts#Inner",
    "src/tokenizer.ts#Tokenizer",
  ]);
  expect(facts.errorClasses).toHaveLength(1);
});

describe("equal facts", () => {
  test("in any order of files", () => {
    expect(text({ reversed: true })).toBe(text());
  });

  test("whatever was asked of the checker before", () => {
    const input = programOf(sample);
    for (const file of input.program.getSourceFiles().toReversed()) {
      if (!file.isDeclarationFile) input.program.getSemanticDiagnostics(file);
    }
    expect(textOf(discover(input).facts)).toBe(text());
  });

  test("for the TypeScript inside ts-morph", () => {
    expect(text({ ts: bundled as unknown as TypeScript })).toBe(text());
  });

  test("a second time, with no path of this machine", () => {
    expect(text()).toBe(text());
    expect(text()).not.toContain("/project");
  });
});

test("merged declarations have one key in any order of files", () => {
  const files = {
    "src/a.ts": "export {}; declare global { interface Shared { a: 1 } }",
    "src/b.ts":
      "export {}; declare global { interface Shared { b: 1 } interface Date { more: 1 } }",
    "src/n.ts": "/** @node */ export function n(x: Shared, d: Date, u: 'z' | 'y' | Shared) {}",
  };
  const facts = factsOf(files);
  expect(facts.nodes[0]!.parameters.map((each) => each.type)).toEqual([
    "src/a.ts#Shared",
    "global#Date",
    '"y" | "z" | src/a.ts#Shared',
  ]);
  expect(textOf(factsOf(files, { reversed: true }))).toBe(textOf(facts));
});

test("facts are frozen, however deep", () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== "object" ||
    value === null ||
    (Object.isFrozen(value) &&
      [...(value instanceof Map ? value.values() : Object.values(value))].every(frozen));
  expect(frozen(factsOf(sample))).toBe(true);
});
