import { expect, it } from "vitest";
import { specifierFrom, wiringFile } from "../../../compiler/plan/paths.js";

it.each([
  ["src/nodes.ts", "./nodes.js"],
  ["lib/part.tsx", "../lib/part.js"],
  ["src/deep/nodes.mts", "./deep/nodes.mjs"],
  ["../lib/dist/nodes.d.ts", "../../lib/dist/nodes.js"],
  ["../lib/dist/nodes.d.cts", "../../lib/dist/nodes.cjs"],
])("%s is imported as %s", (module, specifier) => {
  const imported = { module, isPackage: false, name: "n" };
  expect(specifierFrom("src/context.wiring.ts", imported)).toBe(specifier);
});

it("puts wiring beside its context", () => {
  expect(wiringFile("src/context.mts")).toBe("src/context.wiring.mts");
});
