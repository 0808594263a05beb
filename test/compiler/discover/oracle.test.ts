import { describe, expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { arrayId, recordId, tupleId, unionId } from "../../../compiler/model/type-ids.js";
import { programOf } from "../program.js";

/** The oracle of a program, and the ids of the types in `types`. */
function oracleOf(declarations: string, types: Readonly<Record<string, string>>) {
  const parameters = Object.entries(types)
    .map(([name, type]) => `${name}: ${type}`)
    .join(", ");
  const { facts, oracle } = discover(
    programOf({ "src/n.ts": `${declarations}\n/** @node */\nexport function n(${parameters}) {}` }),
  );
  const ids = Object.fromEntries(facts.nodes[0]!.parameters.map((each) => [each.name, each.type]));
  return { oracle, of: (name: string) => ids[name]! };
}

const mismatch = (from: string, to: string, declarations = "") => {
  const { oracle, of } = oracleOf(declarations, { from, to });
  return oracle.mismatch(of("from"), of("to"));
};

describe("types of the program", () => {
  test.each([
    ["string", "string"],
    ["'a'", "string"],
    ["Date", "object"],
    ["{ a: number; b: string }", "{ a: number }"],
    ["{ a: number }", "{ a: number; b?: string }"],
    ["string", "any"],
    ["any", "string"],
    ["number[]", "Iterable<number>"],
    ["Map<string, 1>", "ReadonlyMap<string, number>"],
    ["string", "string | undefined"],
  ])("%s may be used as %s", (from, to) => {
    expect(mismatch(from, to)).toBeUndefined();
  });

  test.each([
    ["string", "number", "is string, expected number"],
    ["string | undefined", "string", "is string | undefined, expected string"],
    ["'a' | 'c'", "'a' | 'b'", 'is "a" | "c", expected "a" | "b"'],
    ["{ host: string }", "{ host: string; port: number }", "property `port` is missing"],
    ["{ port?: number }", "{ port: number }", "property `port` may be missing"],
    ["{ a: { b: string } }", "{ a: { b: number } }", "property `a.b` is string, expected number"],
    [
      "{ a: { b: string } }",
      "{ a: { b: number } } | undefined",
      "property `a.b` is string, expected number",
    ],
    ["{ list: { x: 1 }[] }", "{ list: { x: 2 }[] }", "property `list[].x` is 1, expected 2"],
    ["[string, { x: 1 }]", "[string, { x: 2 }]", "element `[1].x` is 1, expected 2"],
    ["{ x: 1 }[]", "readonly { y: 1 }[]", "property `[].y` is missing"],
    ["A", "B", "is A, expected B"],
    ["{ in: { a: A } }", "{ in: { a: B } }", "property `in.a` is A, expected B"],
    ["{ a: string }", "{ a: string } & { b: number }", "property `b` is missing"],
    [
      "{ f: () => string }",
      "{ f: () => number }",
      "property `f` is () => string, expected () => number",
    ],
    [
      "Map<string, string>",
      "Map<string, number>",
      "is Map<string, string>, expected Map<string, number>",
    ],
    ["readonly string[]", "string[]", "is readonly string[], expected string[]"],
    ["unknown", "string", "is unknown, expected string"],
  ])("%s may not be used as %s", (from, to, reason) => {
    const declarations = "class A { private x = 1; } class B { private x = 1; }";
    expect(mismatch(from, to, declarations)).toBe(reason);
  });

  test("recursive types", () => {
    const declarations = `interface Chain { value: string; next?: Chain } interface Other { value: string; next?: Other; more: number }
      type Tree = { kids: Tree[]; leaf: string }; type Wood = { kids: Wood[]; leaf: number };`;
    expect(mismatch("Chain", "Other", declarations)).toBe("property `more` is missing");
    expect(mismatch("Tree", "Wood", declarations)).toBe(
      "property `leaf` is string, expected number",
    );
  });
});

describe("composed ids", () => {
  const { oracle, of } = oracleOf(
    "interface Point { x: number; y: number } type Sum = { a: Point; b: string };",
    {
      point: "Point",
      points: "Point[]",
      sum: "Sum",
      strings: "string[]",
      iterable: "Iterable<string>",
      readonly: "readonly Point[]",
      pair: "[Point, string]",
      maybe: "Point | undefined",
      any: "unknown",
      empty: "{}",
      object: "object",
      dictionary: "Record<string, string>",
      text: "string",
      optional: "{ a: Point; z?: string }",
      both: "{ a: Point } & { b: string }",
      nullable: "string | null | undefined",
      literals: "{ p: 'x'; q: 'y'; r: 1; s: 'v'; t: 'a'; u: 'b' }",
    },
  );
  const record = recordId([
    { name: "b", type: "string" },
    { name: "a", type: of("point") },
  ]);

  test("a composed id equals that of the same type in the program", () => {
    expect(record).toBe(of("sum"));
    expect(arrayId(of("point"))).toBe(of("points"));
    expect(tupleId([of("point"), "string"])).toBe(of("pair"));
    expect(unionId(["undefined", of("point")])).toBe(of("maybe"));
    expect(unionId(["null", "undefined", "string"])).toBe(of("nullable"));
  });

  const wide = recordId([
    { name: "a", type: of("point") },
    { name: "b", type: "string" },
    { name: "c d", type: '"x; y"' },
  ]);
  const wrong = recordId([
    {
      name: "a",
      type: recordId([
        { name: "x", type: "number" },
        { name: "y", type: "boolean" },
      ]),
    },
    { name: "b", type: "string" },
  ]);

  test.each([
    [wide, "sum", undefined],
    [wide, "optional", undefined],
    [wide, "both", undefined],
    [wide, "any", undefined],
    [wide, "empty", undefined],
    [wide, "object", undefined],
    [wrong, "sum", "property `a.y` is boolean, expected number"],
    [wrong, "both", "property `a.y` is boolean, expected number"],
    [recordId([{ name: "a", type: of("point") }]), "sum", "property `b` is missing"],
    [
      recordId([
        { name: "a", type: of("point"), optional: true },
        { name: "b", type: "string" },
      ]),
      "sum",
      "property `a` may be missing",
    ],
    [recordId([{ name: "k", type: '"v"' }]), "dictionary", undefined],
    [
      recordId([{ name: "k", type: "number" }]),
      "dictionary",
      "property `k` is number, expected string",
    ],
    [arrayId('"x"'), "strings", undefined],
    [arrayId('"x"'), "iterable", undefined],
    [arrayId('"x"'), "empty", undefined],
    [arrayId("number"), "strings", "element `[]` is number, expected string"],
    [arrayId("number"), "sum", "is number[], expected Sum"],
    [arrayId(wrong), "readonly", "property `[].x` is missing"],
    [tupleId(['"x"', '"y"']), "strings", undefined],
    [tupleId([of("point"), "number"]), "pair", "element `[1]` is number, expected string"],
    [tupleId([of("point")]), "pair", "is [Point], expected [Point, string]"],
    [unionId([of("point"), "undefined"]), "point", "is Point | undefined, expected Point"],
    [unionId(['"a"', '"b"']), "text", undefined],
    [
      recordId([
        { name: "x", type: "number" },
        { name: "y", type: "1" },
      ]),
      "maybe",
      undefined,
    ],
    [recordId([{ name: "x", type: "number" }]), "maybe", "property `y` is missing"],
    [wide, "text", 'is { "c d": "x; y"; a: Point; b: string }, expected string'],
  ])("%s as %s", (from, to, reason) => {
    expect(oracle.mismatch(from, of(to))).toBe(reason);
  });

  test("from the program to a composed type", () => {
    expect(oracle.mismatch(of("sum"), recordId([{ name: "b", type: "string" }]))).toBeUndefined();
    expect(oracle.mismatch(of("sum"), recordId([{ name: "b", type: "number" }]))).toBe(
      "property `b` is string, expected number",
    );
    expect(oracle.mismatch(of("point"), unionId([of("point"), "bigint"]))).toBeUndefined();
    expect(oracle.mismatch(of("strings"), arrayId("string"))).toBeUndefined();
  });

  test("what nobody composed differs from everything but itself", () => {
    expect(oracle.mismatch("nonsense#X", "nonsense#X")).toBeUndefined();
    expect(oracle.mismatch("nonsense#X", "string")).toBe("is X, expected string");
  });
});
