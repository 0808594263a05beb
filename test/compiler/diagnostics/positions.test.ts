import { describe, expect, it } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { programOf } from "../program.js";

const head = 'import { FlowContext, flow, local } from "aetherflow";\n';

function placesOf(text: string, maxErrors?: number) {
  const input = programOf({ "src/a.ts": head + text });
  const options = { version: "0", ...(maxErrors !== undefined && { maxErrors }) };
  const { diagnostics, omitted, outputs } = compile(input, options);
  const places = diagnostics.map(
    ({ code, line, column, endLine, endColumn }) =>
      `${code} ${line}:${column}-${endLine}:${endColumn}`,
  );
  return { places, omitted, outputs };
}

const context = "export class Shop extends FlowContext {}\n";
const step = "export const order = flow(Shop).to(price);";
const db = "export interface Db { q(): number }\n";

describe("places of diagnostics", () => {
  it.each([
    ["in a plain line", "/** @node */ export const price = (db: Db) => db.q();", "36-4:38"],
    [
      "after tabs, one column each",
      "\t/** @node */\texport const price = (db: Db) => db.q();",
      "37-4:39",
    ],
    [
      "after an emoji, two code units",
      "/* 🙂 */ /** @node */ export const price = (db: Db) => db.q();",
      "45-4:47",
    ],
    [
      "after a letter with a mark",
      "/* e\u0301 */ /** @node */ export const price = (db: Db) => db.q();",
      "45-4:47",
    ],
    [
      "of a name beyond ASCII",
      "/** @node */ export const price = (größe: Db) => größe.q();",
      "36-4:41",
    ],
    [
      "in a long line",
      `/* ${"x".repeat(5000)} */ /** @node */ export const price = (db: Db) => db.q();`,
      "5043-4:5045",
    ],
  ])("%s", (_, node, place) => {
    expect(placesOf(`${context}${db}${node}\n${step}\n`).places).toEqual([`AF1010 4:${place}`]);
  });

  it.each(["\n", "\r\n", "\r"])("with lines that end by %j", (end) => {
    const node = "/** @node */ export const price = (db: Db) => db.q();\n";
    const text = (head + context + db + node + step).replaceAll("\n", end);
    const { diagnostics } = compile(programOf({ "src/a.ts": text }), { version: "0" });
    expect(diagnostics).toMatchObject([{ line: 4, column: 36, endLine: 4, endColumn: 38 }]);
  });

  it("at the end of a file without a last line break", () => {
    const { places } = placesOf(`${context}export const order = flow(Shop).to(nothing)`);
    expect(places).toEqual(["AF5013 3:36-3:43"]);
  });

  it("over several lines", () => {
    const { places } = placesOf(`${context}export const order = flow(Shop).fanOut({\n})`);
    expect(places).toEqual(["AF5010 3:40-4:2"]);
  });
});

describe("maxErrors", () => {
  const nodes = [1, 2, 3].map((n) => `/** @node */\nfunction n${n}() {}\n`).join("");
  const text = `${context}${nodes}/** @node */ export const price = (n: number) => n;\n${step}`;

  it.each([
    [undefined, 3, 0],
    [3, 3, 0],
    [1, 1, 2],
  ])("%s", (limit, kept, left) => {
    const { places, omitted, outputs } = placesOf(text, limit);
    expect([places.length, omitted]).toEqual([kept, left]);
    expect(outputs[0]?.text.match(/error AF2001/gu)).toHaveLength(kept);
  });
});
