import { describe, expect, it } from "vitest";
import { applyEdits } from "../../compiler/apply-edits.js";
import { chosenFixes } from "../../compiler/chosen-fixes.js";
import type { Diagnostic, Fix } from "../../compiler/model/diagnostic.js";

type Place = readonly [line: number, column: number, endLine: number, endColumn: number];

const edit = (newText: string, [line, column, endLine, endColumn]: Place, file = "a.ts") => ({
  ...{ file, line, column, endLine, endColumn, newText },
});

describe("applyEdits", () => {
  it.each([
    ["nothing", [], "one\ntwo\n"],
    ["an insertion", [edit("x", [2, 1, 2, 1])], "one\nxtwo\n"],
    ["a line that goes", [edit("", [1, 1, 2, 1])], "two\n"],
    ["a replacement", [edit("2", [2, 1, 2, 4])], "one\n2\n"],
    ["the end", [edit("three", [3, 1, 3, 1])], "one\ntwo\nthree"],
    ["edits out of order", [edit("2", [2, 1, 2, 4]), edit("1", [1, 1, 1, 4])], "1\n2\n"],
    ["what touches", [edit("2", [2, 1, 2, 4]), edit("x ", [2, 1, 2, 1])], "one\nx 2\n"],
  ])("%s", (_, edits, text) => expect(applyEdits("one\ntwo\n", edits)).toBe(text));

  it.each(["\r\n", "\r", "\u2028"])("counts lines that end by %j", (end) => {
    expect(applyEdits(`one${end}two`, [edit("x", [2, 2, 2, 2])])).toBe(`one${end}txwo`);
  });
});

describe("chosenFixes", () => {
  const diagnostic = (fixes?: readonly Fix[]): Diagnostic => ({
    ...{ code: "AF6001", severity: "warning", message: "", help: "", related: [] },
    ...{ file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
    ...(fixes && { fixes }),
  });
  const fix = (title: string, place: Place, more: { file?: string; safe?: boolean } = {}): Fix => ({
    ...{ title, safe: more.safe ?? true, edits: [edit("", place, more.file)] },
  });
  const titles = (...all: readonly (readonly Fix[] | undefined)[]) =>
    chosenFixes(all.map(diagnostic)).map((each) => each.fix.title);

  it("takes the one safe fix of a finding", () => {
    const [a, b] = [fix("a", [1, 1, 1, 2]), fix("b", [2, 1, 2, 2])];
    const offered = fix("c", [3, 1, 3, 2], { safe: false });
    expect(titles([a], undefined, [offered, b])).toEqual(["a", "b"]);
  });

  it("leaves a choice, and what is not safe, to the user", () => {
    const [a, b] = [fix("a", [1, 1, 1, 2]), fix("b", [2, 1, 2, 2])];
    expect(titles([a, b], [fix("c", [3, 1, 3, 2], { safe: false })])).toEqual([]);
  });

  it.each<[string, Place, string, readonly string[]]>([
    ["overlap", [1, 3, 1, 8], "a.ts", ["a"]],
    ["touch", [1, 5, 1, 8], "a.ts", ["a"]],
    ["are in one line, apart", [1, 6, 1, 8], "a.ts", ["a", "b"]],
    ["are in other files", [1, 3, 1, 8], "b.ts", ["a", "b"]],
    ["are before", [1, 1, 1, 1], "a.ts", ["a", "b"]],
  ])("takes the first of two that %s", (_, place, file, expected) => {
    expect(titles([fix("a", [1, 2, 1, 5])], [fix("b", place, { file })])).toEqual(expected);
  });
});
