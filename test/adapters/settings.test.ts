import typescript from "typescript";
import { describe, expect, it } from "vitest";
import { compileSafely } from "../../compiler/adapters/compile-safely.js";
import { programOf } from "../compiler/program.js";

const files = {
  "src/a.ts": [
    'import { FlowContext, flow } from "aetherflow";',
    "export class Shop extends FlowContext {}",
    "/** @node */ export const price = (n: number) => n;",
    "/** @node */ export const idle = (n: number) => n;",
    "/** @node */ export const dull = (n: number) => n;",
    "export const order = flow(Shop).to(price);",
  ].join("\n"),
};

function resultWith(text: string) {
  const configFile = typescript.parseJsonText("/project/tsconfig.json", text);
  return compileSafely(programOf(files, { compilerOptions: { configFile } }));
}

const found = (section: object | string | number) =>
  resultWith(JSON.stringify({ aetherflow: section })).diagnostics.map(
    ({ file, severity, code, message }) => `${file} ${severity} ${code}: ${message}`,
  );

const idle = "AF6002: No flow uses node idle";
const dull = "AF6002: No flow uses node dull";

describe("rules", () => {
  it("are those of the catalogue without a section", () => {
    const lines = [`src/a.ts warning ${idle}`, `src/a.ts warning ${dull}`];
    expect(found({})).toEqual(lines);
    expect(compileSafely(programOf(files)).diagnostics).toHaveLength(2);
  });

  it("turn a warning off", () => expect(found({ rules: { AF6002: "off" } })).toEqual([]));

  it("leave it a warning", () => {
    expect(found({ rules: { AF6002: "warn" } })[0]).toBe(`src/a.ts warning ${idle}`);
  });

  it("make it an error, with which nothing is wired", () => {
    const { outputs, plans } = resultWith('{ "aetherflow": { "rules": { "AF6002": "error" } } }');
    expect(found({ rules: { AF6002: "error" } })[0]).toBe(`src/a.ts error ${idle}`);
    expect(outputs[0]?.text).toContain("throw failure;");
    expect(plans).toEqual([]);
  });
});

describe("maxErrors", () => {
  it("limits what is listed, and the rest is counted", () => {
    const { diagnostics, omitted } = resultWith('{ "aetherflow": { "maxErrors": 1 } }');
    expect([diagnostics.length, omitted]).toEqual([1, 1]);
  });

  it.each([0, -1, 1.5, "5", null, {}])("must not be %j", (maxErrors) => {
    expect(found({ maxErrors }).at(-1)).toBe(
      "tsconfig.json error AF0009: maxErrors must be a whole number from 1",
    );
  });
});

describe("AF0009", () => {
  it.each<[string, object | string, string]>([
    ["an unknown setting", { maxError: 5 }, "There is no setting maxError"],
    ["an unknown code", { rules: { AF602: "off" } }, "There is no diagnostic AF602"],
    ["a name of Object's", { rules: { toString: "off" } }, "There is no diagnostic toString"],
    ["an error", { rules: { AF1001: "off" } }, 'AF1001 is an error: it cannot be set to "off"'],
    ["a wrong value", { rules: { AF6002: "loud" } }, 'AF6002 must be "off", "warn" or "error"'],
    ["rules that are a list", { rules: [] }, "rules must be an object of rules"],
    ["a section that is none", "off", "aetherflow must be an object of settings"],
  ])("is given for %s", (_, section, message) => {
    expect(found(section).filter((each) => each.includes(" AF0009: "))).toEqual([
      `tsconfig.json error AF0009: ${message}`,
    ]);
  });

  it("says where, and what may have been meant", () => {
    const { diagnostics } = resultWith('{\n  "aetherflow": { // ours\n    "maxError": 5,\n  },\n}');
    expect(diagnostics.at(-1)).toMatchObject({ line: 3, column: 5, endLine: 3, endColumn: 15 });
    expect(diagnostics.at(-1)?.help).toMatch(/^Did you mean `maxErrors`\?\n/u);
  });

  it("is no reason to forget the other settings", () => {
    expect(found({ maxError: 5, rules: { AF6002: "off" } })).toEqual([
      "tsconfig.json error AF0009: There is no setting maxError",
    ]);
    expect(found({ rules: { AF1001: "error" } })).toHaveLength(2);
  });
});
