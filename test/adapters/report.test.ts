import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { frameOf } from "../../compiler/adapters/frame.js";
import { report } from "../../compiler/adapters/report.js";
import { terminalStyle } from "../../compiler/adapters/terminal-style.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";

const found: Diagnostic = {
  ...{ code: "AF1001", severity: "error", message: "No provider for Db", help: "Add one." },
  ...{ file: "a.ts", line: 2, column: 5, endLine: 2, endColumn: 7 },
  related: [{ file: "b.ts", line: 1, column: 2, endLine: 1, endColumn: 3, message: "step" }],
};

describe("terminalStyle", () => {
  it.each([
    [false, {}, false, false],
    [undefined, {}, false, false],
    [true, {}, true, true],
    [true, { TERM: "dumb" }, true, false],
    [true, { NO_COLOR: "1" }, true, false],
    [true, { NO_COLOR: "" }, true, true],
    [true, { FORCE_COLOR: "0" }, true, false],
    [false, { FORCE_COLOR: "1" }, true, true],
    [false, { FORCE_COLOR: "true", TERM: "dumb" }, true, true],
    [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
    [false, { CI: "true" }, false, false],
  ])("isTTY %s, %j", (isTTY, env, frames, colours) => {
    expect(terminalStyle({ isTTY }, env)).toEqual({ frames, colours });
  });
});

describe("report", () => {
  afterEach(() => vi.unstubAllEnvs());

  function printed(text: string, isTTY: boolean, omitted = 0, diagnostics = [found]) {
    const root = mkdtempSync(join(tmpdir(), "aetherflow-report-"));
    writeFileSync(join(root, "a.ts"), text);
    let out = "";
    const output = { isTTY, write: (part: string) => (out += part) };
    const code = report({ root, diagnostics, omitted }, output);
    rmSync(root, { recursive: true });
    return { out, code };
  }

  const env = (colour: "NO_COLOR" | "FORCE_COLOR" | undefined) => {
    for (const name of ["NO_COLOR", "FORCE_COLOR"]) vi.stubEnv(name, name === colour ? "1" : "");
    vi.stubEnv("TERM", "xterm");
  };

  it("is plain where nobody looks", () => {
    env(undefined);
    expect(printed("one\ntwo three\n", false)).toEqual({
      out: "a.ts:2:5 error AF1001: No provider for Db\n  Add one.\n  at b.ts:1:2 step\n",
      code: 1,
    });
  });

  const framed = [
    "a.ts:2:5 error AF1001: No provider for Db",
    "2 | two three",
    "  |     ~~",
    "  Add one.",
    "  at b.ts:1:2 step",
    "",
  ].join("\n");

  it("has a frame without colours with NO_COLOR", () => {
    env("NO_COLOR");
    expect(printed("one\ntwo three\n", true).out).toBe(framed);
  });

  it.each([
    [true, undefined],
    [false, "FORCE_COLOR"],
  ] as const)("has colours on a terminal, or by force (%s, %s)", (isTTY, forced) => {
    env(forced);
    const { out } = printed("one\ntwo three\n", isTTY);
    expect(out).toContain("\u001b[31merror AF1001\u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(out.replace(/\u001b\[\d+m/gu, "")).toBe(framed);
  });

  it.each([
    ["CRLF", "one\r\ntwo three\r\n"],
    ["no last line break", "one\ntwo three"],
    ["a byte order mark", "\ufeffone\ntwo three\n"],
    ["U+2028", "one\u2028two three"],
  ])("finds the line with %s", (_, text) => {
    env("NO_COLOR");
    expect(printed(text, true).out).toBe(framed);
  });

  it("does without a frame for a file or a line that is gone", () => {
    env("NO_COLOR");
    const elsewhere = [
      { ...found, file: "gone.ts" },
      { ...found, line: 9 },
    ];
    expect(printed("one\n", true, 0, elsewhere).out).not.toContain(" | ");
  });

  it("sorts, and counts what is left out", () => {
    env("NO_COLOR");
    const first = { ...found, line: 1, severity: "warning" as const };
    for (const isTTY of [true, false]) {
      const { out } = printed("one\ntwo three\n", isTTY, 7, [found, first]);
      expect(out.indexOf("a.ts:1:5")).toBeLessThan(out.indexOf("a.ts:2:5"));
      expect(out).toMatch(/\nand 7 more\n$/u);
    }
  });

  it("exits with 0 for warnings alone, and for nothing", () => {
    env(undefined);
    expect(printed("", false, 0, [{ ...found, severity: "warning" }]).code).toBe(0);
    expect(printed("", false, 0, [])).toEqual({ out: "", code: 0 });
  });
});

describe("frameOf", () => {
  const frame = (source: string, text: string, endLine = 1) => {
    const column = source.indexOf(text) + 1;
    const { code, lead, marks } = frameOf(
      { line: 1, column, endLine, endColumn: column + text.length },
      source,
    );
    return { code, below: lead + marks };
  };

  it.each([
    ["f(db)", "db", "f(db)", "  ~~"],
    ["\tf(\tdb)", "db", "  f(  db)", "      ~~"],
    ["/* 🙂 */ db", "db", "/* 🙂 */ db", "         ~~"],
    ["/* 世界 */ db", "db", "/* 世界 */ db", "           ~~"],
    ["/* e\u0301 */ db", "db", "/* e\u0301 */ db", "        ~~"],
    ["größe", "größe", "größe", "~~~~~"],
    ["a\u0007b db", "db", "a b db", "    ~~"],
  ])("aligns %j", (source, text, code, below) => {
    expect(frame(source, text)).toEqual({ code, below });
  });

  it("marks one column where a span is empty, also at the end of a line", () => {
    expect(frameOf({ line: 1, column: 3, endLine: 1, endColumn: 3 }, "ab").marks).toBe("~");
  });

  it("marks to the end of the line what goes on in the next", () => {
    expect(frame("fanOut({ a,", "{ a,", 2).below).toBe("       ~~~~");
  });

  it.each([0, 1, 60, 118, 400, 4990])("shows a window of a long line, around column %i", (at) => {
    const source = `${"🙂".repeat(at >> 1)}${at % 2 === 0 ? "" : "x"}db${"y".repeat(5000 - at)}`;
    const { code, below } = frame(source, "db");
    expect(code.length).toBeLessThan(130);
    expect(code).not.toMatch(/\p{Cs}/u);
    const columns = [...code].flatMap((each) => (each === "🙂" ? ["🙂", ""] : [each]));
    expect(columns.slice(below.indexOf("~"), below.length).join("")).toBe("db");
  });
});
