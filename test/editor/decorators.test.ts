import { describe, expect, it } from "vitest";
import { corpus } from "../compiler/plan/corpus.js";
import { Language, pathOf } from "./language.js";

const file = "src/nodes.ts";
const literal = (decorator: string, rest = "") => ({
  ...corpus,
  [file]: `import { node } from "aetherflow";\n${corpus[file].replace("/** @node */", decorator)}${rest}`,
});
const options = { noUnusedLocals: true };

describe("@node before a function", () => {
  it.each(["@node", "@aetherflow.node", "@node({ idempotent: true })"])(
    "%s is no mistake",
    (decorator) => {
      const files = literal(decorator);
      if (decorator.includes(".")) files[file] = files[file].replace("{ node }", "* as aetherflow");
      const language = new Language(files, {}, options);
      expect(language.marks(file)).toEqual([]);
      expect(language.service.getSuggestionDiagnostics(pathOf(file))).toEqual([]);
      expect(language.hover(file, "(path")).toBe("input");
      expect(language.marks("src/flows.ts")).toEqual([]);
    },
  );

  it("after `export` is none either", () => {
    const files = literal("");
    files[file] = files[file].replace("export function", "export @node function");
    expect(new Language(files, {}, options).marks(file)).toEqual([]);
  });

  it("hides no other mistake of the function", () => {
    const language = new Language(literal("@node"), {}, options);
    language.edit(file, "path: string", "path?: string");
    expect(language.marks(file).map((each) => each.slice(0, 5))).toEqual(["1016 ", "2345 "]);
  });

  it("may have wrong options", () => {
    const language = new Language(literal("@node({ idempotent: 1 })"));
    expect(language.marks(file)[0]).toMatch(/^2769 /u);
  });

  it("is still a mistake when it is another decorator", () => {
    const language = new Language(literal("@node", "\n@other\nfunction g() {}\n"), {});
    expect(language.marks(file).map((each) => each.slice(0, 5))).toEqual(["1206 "]);
  });

  it("has the definition of what it imports", () => {
    const language = new Language(literal("@node"));
    const at = language.at(file, "@nod");
    expect(() => language.plain.getDefinitionAtPosition(...at)).toThrow("Debug Failure");
    const { definitions = [], textSpan } = language.service.getDefinitionAndBoundSpan(...at) ?? {};
    expect(new Set(definitions.map((each) => language.covered(each)))).toEqual(
      new Set(["node_modules/aetherflow/index.d.ts node"]),
    );
    expect(textSpan).toEqual({ start: at[1] - 3, length: 4 });
    expect(language.service.getDefinitionAtPosition(...at)).toEqual(definitions);
  });
});
