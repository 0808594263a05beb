import { describe, expect, it } from "vitest";
import { withElement, withValue } from "../../compiler/adapters/setup/json-edit.js";

const plugins = ["compilerOptions", "plugins"];
const entry = { transform: "a", transformProgram: true };

describe("an edit of JSON", () => {
  it("leaves comments, trailing commas, tabs, Windows lines and the mark of the byte order", () => {
    const text =
      '\ufeff{\r\n\t// target\r\n\t"compilerOptions": {\r\n\t\t"strict": true, // always\r\n\t},\r\n}\r\n';
    expect(withValue(text, plugins, [entry])).toBe(
      '\ufeff{\r\n\t// target\r\n\t"compilerOptions": {\r\n\t\t"strict": true, // always\r\n\t\t"plugins": [{ "transform": "a", "transformProgram": true }],\r\n\t},\r\n}\r\n',
    );
  });

  it("makes what is on the way", () => {
    expect(withValue("{}\n", plugins, [])).toBe(
      '{\n  "compilerOptions": {\n    "plugins": []\n  }\n}\n',
    );
  });

  it("replaces a value in its place, and takes one away", () => {
    const text = '{ "a": "x", /* y */ "b": [1, 2] }';
    expect(withValue(text, ["a"], 'q"$&')).toBe('{ "a": "q\\"$&", /* y */ "b": [1, 2] }');
    expect(withValue(text, ["b", 0], undefined)).toBe('{ "a": "x", /* y */ "b": [2] }');
  });

  it("adds behind the comments of the line, with a comma where there was one", () => {
    const one = (text: string) => withElement(text, ["types"], "node");
    expect(one('{ "types": ["a", "b" /* c */] }')).toBe('{ "types": ["a", "b", /* c */ "node"] }');
    expect(one('{ "types": ["a",] }')).toBe('{ "types": ["a", "node",] }');
    expect(one('{\n  "types": [\n    "a", // first\n    // last\n  ]\n}')).toBe(
      '{\n  "types": [\n    "a", // first\n    "node",\n    // last\n  ]\n}',
    );
    expect(one('{\n  "types": [\n    "a" // first\n  ]\n}')).toBe(
      '{\n  "types": [\n    "a", // first\n    "node"\n  ]\n}',
    );
    expect(one('{\n  "types": [\n    "a"\n    ,\n  ]\n}')).toBe(
      '{\n  "types": [\n    "a"\n    ,\n    "node",\n  ]\n}',
    );
    expect(one('{\n  "types": [],\n}')).toBe('{\n  "types": ["node"],\n}');
    const commented = one('{ "types": [/* none */] }');
    for (const text of ['"node"', "/* none */"]) expect(commented).toContain(text);
  });
});
