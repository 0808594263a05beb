import { describe, expect, it } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { programOf } from "../program.js";
import { nodeWith } from "./found.js";

const fixesOf = (stats: string, file = "src/stats.ts") => {
  const { "src/stats.ts": _, ...files } = nodeWith("stats.add();");
  const input = programOf(
    { ...files, [file]: stats },
    { compilerOptions: { allowJs: true, checkJs: true } },
  );
  return compile(input, { version: "0" }).diagnostics.map(
    ({ code, fixes }) => `${code} ${(fixes ?? []).length}`,
  );
};

describe("the fix of a #private member", () => {
  it("makes it private", () => {
    expect(fixesOf("export class Stats { #n = 0; add() { this.#n += 1; } }")).toEqual(["AF3015 1"]);
  });

  it("is none where a class of the chain has the name", () => {
    const base = "class Base { #n = 0; add() { this.#n += 1; } }\n";
    expect(fixesOf(`${base}export class Stats extends Base { n = 0; }`)).toEqual(["AF3015 0"]);
  });

  it("is none in JavaScript", () => {
    const text = "export class Stats { #n = 0; add() { this.#n += 1; } }";
    expect(fixesOf(text, "src/stats.js")).toEqual(["AF3015 0"]);
  });
});
