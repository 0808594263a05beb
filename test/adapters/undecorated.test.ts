import { describe, expect, it } from "vitest";
import { undecorated } from "../../compiler/adapters/undecorated.js";

const named = 'import { node } from "aetherflow";\n';

describe("undecorated", () => {
  it.each([
    ["@node export function f() {}", "      export function f() {}"],
    ["export @node function f() {}", "export       function f() {}"],
    ["/** @node */ @node\nasync function f() {}", "/** @node */      \nasync function f() {}"],
    [
      "@node({\n  idempotent: true,\n})\nfunction f() {}",
      "       \n                   \n  \nfunction f() {}",
    ],
    [
      "@node function f() {}\n@node function g() {}",
      "      function f() {}\n      function g() {}",
    ],
  ])("blanks %j", (text, expected) => {
    expect(undecorated("/a/b.ts", named + text)).toBe(named + expected);
  });

  it.each([
    [
      'import { node as step } from "./ours.js";\n',
      "@step function f() {}",
      "      function f() {}",
    ],
    [
      'import * as af from "aetherflow";\n',
      "@af.node() function f() {}",
      "           function f() {}",
    ],
  ])("knows it by %j", (start, text, expected) => {
    expect(undecorated("/a/b.mts", start + text)).toBe(start + expected);
  });

  it.each([
    ["another decorator", "/a/b.ts", `${named}@other function f() {}`],
    ["a decorator that is no import", "/a/b.ts", "@node function f() {}"],
    ["a class", "/a/b.ts", `${named}@node class C {}`],
    [
      "a comment",
      "/a/b.ts",
      `${named}/**\n * @node\n */\nfunction f() {}\n// @node function g() {}`,
    ],
    ["a text", "/a/b.ts", `${named}const a = \`\n@node function f() {}\`;`],
    ["JavaScript", "/a/b.js", `${named}@node function f() {}`],
    ["a package", "/a/node_modules/p/b.ts", `${named}@node function f() {}`],
  ])("leaves %s", (_, path, text) => {
    expect(undecorated(path, text)).toBeUndefined();
  });
});
