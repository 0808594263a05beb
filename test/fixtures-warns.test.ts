import { describe, expect, it } from "vitest";
import { compile } from "../compiler/compile.js";
import { programOf } from "./compiler/program.js";
import { casesOf, expectDiagnostics, sourcesOf } from "./fixture-cases.js";

const cases = casesOf("warns");

/** Each folder is a program that is wired all the same, and of which there is something to say. */
describe("warns", () => {
  it("has cases", () => expect(cases).not.toEqual([]));

  it.each(cases)("%s", (name) => {
    const input = programOf(sourcesOf("warns", name));
    const { diagnostics, outputs, plans } = compile(input, { version: "0" });
    expect([...new Set(diagnostics.map((each) => each.code))]).toEqual([name.slice(0, 6)]);
    expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
    expect(plans).toHaveLength(outputs.length);
    expect(outputs.map((each) => each.file)).toContain("src/context.wiring.ts");
    expectDiagnostics("warns", name, diagnostics);
  });
});
