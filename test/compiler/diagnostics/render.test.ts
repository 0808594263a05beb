import { describe, expect, it } from "vitest";
import {
  compareDiagnostics,
  oneText,
  renderPlain,
  toJson,
} from "../../../compiler/diagnostics/render.js";
import type { Diagnostic } from "../../../compiler/model/diagnostic.js";
import { sortedAndCut } from "../../../compiler/sorted-and-cut.js";

const at = (file: string, line: number, column: number) => ({
  ...{ file, line, column },
  ...{ endLine: line, endColumn: column + 2 },
});

const base: Diagnostic = {
  ...at("src/a.ts", 3, 7),
  ...{ code: "AF1001", severity: "error", message: "No provider for Db", help: "", related: [] },
};

const told: Diagnostic = {
  ...base,
  help: "Did you mean `db`?\nAdd `db = local(Db)` to Shop.",
  related: [
    { ...at("src/z.ts", 9, 1), message: "step of flow order" },
    { ...at("src/b.ts", 1, 2), message: "node price needs it too" },
  ],
};

describe("compareDiagnostics", () => {
  it("orders by file, line, column, code and message", () => {
    const inOrder: readonly Diagnostic[] = [
      { ...base, file: "src/A.ts", line: 99 },
      { ...base, line: 2, column: 80 },
      { ...base, column: 2 },
      { ...base, column: 10, code: "AF1001", message: "a" },
      { ...base, column: 10, code: "AF1001", message: "b" },
      { ...base, column: 10, code: "AF2001", message: "a" },
      { ...base, line: 10 },
      { ...base, file: "src/a/b.ts", line: 1 },
      { ...base, file: "src/é.ts", line: 1 },
    ];
    expect([...inOrder].reverse().sort(compareDiagnostics)).toEqual(inOrder);
  });

  it("says of the same that it is equal", () => {
    expect(compareDiagnostics(base, { ...base })).toBe(0);
  });
});

describe("renderPlain", () => {
  it("is empty for nothing", () => expect(renderPlain([])).toBe(""));

  it("has one line for a finding without help", () => {
    expect(renderPlain([base])).toBe("src/a.ts:3:7 error AF1001: No provider for Db\n");
  });

  it("indents each line of the help, then the places in the order of the trace", () => {
    expect(renderPlain([told, { ...base, severity: "warning" }])).toBe(
      [
        "src/a.ts:3:7 error AF1001: No provider for Db",
        "  Did you mean `db`?",
        "  Add `db = local(Db)` to Shop.",
        "  at src/z.ts:9:1 step of flow order",
        "  at src/b.ts:1:2 node price needs it too",
        "src/a.ts:3:7 warning AF1001: No provider for Db",
        "",
      ].join("\n"),
    );
  });
});

describe("oneText", () => {
  it("is the message alone when there is no more to say", () => {
    expect(oneText(base)).toBe("No provider for Db");
  });

  it("keeps what a host would drop", () => {
    expect(oneText(told).split("\n")).toEqual([
      "No provider for Db",
      "  Did you mean `db`?",
      "  Add `db = local(Db)` to Shop.",
      "  at src/z.ts:9:1 step of flow order",
      "  at src/b.ts:1:2 node price needs it too",
    ]);
  });
});

describe("toJson", () => {
  it("has the documented keys and no more, in a fixed order", () => {
    const [json] = toJson([{ ...told, extra: 1 } as Diagnostic]);
    expect(JSON.stringify(json)).toBe(
      JSON.stringify({
        code: "AF1001",
        severity: "error",
        message: "No provider for Db",
        help: "Did you mean `db`?\nAdd `db = local(Db)` to Shop.",
        file: "src/a.ts",
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 9,
        related: [
          { file: "src/z.ts", line: 9, column: 1, message: "step of flow order" },
          { file: "src/b.ts", line: 1, column: 2, message: "node price needs it too" },
        ],
        fixes: [],
      }),
    );
  });

  it("is an empty array for nothing", () => expect(toJson([])).toEqual([]));
});

describe("sortedAndCut", () => {
  const warning: Diagnostic = { ...base, severity: "warning", code: "AF6001", line: 1 };
  const errors = [5, 4, 6].map((line) => ({ ...base, line }));

  it("sorts, and omits nothing below the limit", () => {
    const { diagnostics, omitted } = sortedAndCut([...errors, warning]);
    expect(diagnostics.map((each) => each.line)).toEqual([1, 4, 5, 6]);
    expect(omitted).toBe(0);
  });

  it("keeps errors before warnings, in the order of their places, and counts the rest", () => {
    const found = [warning, ...errors];
    const cut = (limit: number) => {
      const { diagnostics, omitted } = sortedAndCut(found, limit);
      return [diagnostics.map((each) => each.line), omitted];
    };
    expect(cut(4)).toEqual([[1, 4, 5, 6], 0]);
    expect(cut(3)).toEqual([[4, 5, 6], 1]);
    expect(cut(1)).toEqual([[4], 3]);
    expect(cut(0)).toEqual([[], 4]);
  });

  it("leaves what it is given as it is", () => {
    const found = Object.freeze([...errors]);
    sortedAndCut(found, 2);
    expect(found.map((each) => each.line)).toEqual([5, 4, 6]);
  });
});
