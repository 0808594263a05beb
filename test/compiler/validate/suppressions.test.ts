import { describe, expect, it } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { programOf } from "../program.js";

const head = [
  'import { FlowContext, flow, node } from "aetherflow";',
  "export class Shop extends FlowContext {}",
  "/** @node */ export const price = (n: number) => n;",
  "export const order = flow(Shop).to(price);",
  "",
].join("\n");

const found = (text: string, file = "src/a.ts") =>
  compile(programOf({ [file]: head + text }), { version: "0" }).diagnostics.map(
    ({ line, severity, code, message }) => `${line - 4} ${severity} ${code}: ${message}`,
  );

const idle = "/** @node */ export const idle = (n: number) => n;";
const warning = "warning AF6002: No flow uses node idle";
const directive = "// aetherflow-disable-next-line";

describe("a suppression", () => {
  it.each([
    ["of one code", `${directive} AF6002`],
    ["of several", `${directive} AF6002,AF6002`],
    ["with a reason", `${directive} AF6002 -- AF6001 is another matter`],
    ["close to the slashes", "//aetherflow-disable-next-line AF6002"],
    ["behind something else", `const n = "a"; ${directive} AF6002`],
    ["behind a template", `const n = \`a\${1}b\`; ${directive} AF6002`],
    ["behind a regular expression", `const n = /\\/\\/'/; ${directive} AF6002`],
    ["with CRLF", `${directive} AF6002\r`],
    [
      "above what other tools are told",
      `${directive} AF6002\n  // @ts-ignore\r\n// ${"-".repeat(8)}`,
    ],
  ])("%s", (_, comment) => expect(found(`${comment}\n${idle}`)).toEqual([]));

  it("is for the next line alone", () => {
    const problem = "1 warning AF6005: There is no AF6002 in the next line";
    expect(found(`${directive} AF6002\n\n${idle}`)).toEqual([problem, `3 ${warning}`]);
    expect(found(`${idle} ${directive} AF6002`)).toEqual([`1 ${warning}`, problem]);
  });

  it.each([
    ["a text", `const s = "${directive} AF6002";`],
    ["a template", `const s = \`\n${directive} AF6002`, "`;"],
    ["a template's end", `const s = \`\${1}\n${directive} AF6002`, "`;"],
    ["a block comment", `/* ${directive} AF6002`, "*/"],
    ["another comment", `// ${directive} AF6002`],
    ["a longer word", `${directive}-but-one AF6002`],
  ])("is none within %s", (_, before, after = "") => {
    const lines = found(`${before}\n${after} export const idle = node((n: number) => n);`);
    expect(lines).toEqual([`${before.split("\n").length + 1} ${warning}`]);
  });

  it("is none in the text of JSX", () => {
    const text = `const e = <a>\n${directive} AF6002\n</a>; ${idle}`;
    const lines = found(text.replace("</a>; ", "</a>;\n"), "src/a.tsx");
    expect(lines).toEqual([`4 ${warning}`]);
  });

  it("of an error has no effect, which is said", () => {
    const text = `${directive} AF2001, AF6002\n/** @node */ function hidden() {}`;
    expect(found(text)).toEqual([
      "1 warning AF6005: AF2001 is an error and cannot be suppressed",
      "2 error AF2001: Node hidden is not an exported top-level declaration",
    ]);
  });

  it("does not depend on what the settings make of the warning", () => {
    const input = programOf({ "src/a.ts": `${head}${directive} AF6002\n${idle}` });
    for (const setting of ["error", "off"] as const) {
      const { diagnostics } = compile(input, { version: "0", rules: { AF6002: setting } });
      expect(diagnostics).toEqual([]);
    }
  });
});
