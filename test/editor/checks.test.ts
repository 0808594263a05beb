import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import { internalFault } from "../../compiler/adapters/host-diagnostics.js";
import { compile } from "../../compiler/compile.js";
import { headlineAndHelp } from "../../compiler/diagnostics/render.js";
import { corpus } from "../compiler/plan/corpus.js";
import { Language, pathOf } from "./language.js";

const nodes = "src/nodes.ts";
const broken = {
  ...corpus,
  "src/context.ts": corpus["src/context.ts"].replace("  tokenizer = local(Tokenizer);\n", ""),
};

describe("findings", () => {
  it("are the compiler's, with their text, place and related places", () => {
    const language = new Language(broken);
    const program = language.plain.getProgram()!;
    const { diagnostics } = compile({ ts, program, root: "/project" }, { version: "1" });
    expect(diagnostics.map((each) => each.code)).toEqual(["AF1001"]);
    const [found, ...others] = language.service.getSemanticDiagnostics(pathOf(nodes));
    expect(others).toEqual([]);
    const { code, source, category, messageText, relatedInformation = [] } = found!;
    expect({ code, source, category }).toEqual({
      ...{ code: 1001, source: "aetherflow", category: ts.DiagnosticCategory.Error },
    });
    expect(messageText).toBe(headlineAndHelp(diagnostics[0]!));
    expect(messageText).toMatch(
      /^AF1001: .*\n {2}Add `tokenizer = local\(Tokenizer\)` to Corpus\.$/u,
    );
    const spanOf = ({ file, start, length }: ts.DiagnosticRelatedInformation) =>
      language.covered({ fileName: file!.fileName, textSpan: { start: start!, length: length! } });
    expect(spanOf(found!)).toBe("src/nodes.ts tokenizer");
    expect(relatedInformation.map((each) => [spanOf(each), each.messageText])).toEqual(
      diagnostics[0]!.related.map(({ message }) => ["src/flows.ts countWords", message]),
    );
  });

  it("are in the file where they are, and beside TypeScript's own", () => {
    const language = new Language(broken);
    language.edit(nodes, "return words.size", "return words.length");
    language.edit("src/flows.ts", "/** Counts", "/** @node */\nfunction lost() {}\n/** Counts");
    expect(language.marks(nodes).map((each) => each.slice(0, 5))).toEqual(["2339 ", "1001 "]);
    expect(language.marks("src/context.ts")).toEqual([]);
    expect(language.marks("src/flows.ts").map((each) => each.slice(0, 5))).toEqual(["2001 "]);
  });

  it("follow each edit, of any file", () => {
    const language = new Language(broken);
    expect(language.marks(nodes)).toHaveLength(1);
    language.edit("src/context.ts", "  counts", "  tokenizer = local(Tokenizer);\n  counts");
    expect(language.marks(nodes)).toEqual([]);
    language.edit(
      "src/context.ts",
      "tokenizer = local(Tokenizer)",
      "tokenizer = local(WordCounts)",
    );
    expect(language.marks(nodes)[0]).toMatch(/^1003 /u);
  });

  it("do not repeat what TypeScript says of syntax", () => {
    const language = new Language(corpus);
    language.edit(nodes, "return words.size;", "return words.size +;");
    expect(language.analyse(language.plain.getProgram()!).result.diagnostics[0]?.code).toBe(
      "AF0012",
    );
    expect(language.marks(nodes)).toEqual([]);
    expect(language.service.getSyntacticDiagnostics(pathOf(nodes))).toHaveLength(1);
  });

  it("are among those of a region when they are in it", () => {
    const { service } = new Language(broken) as unknown as { service: Regional };
    const regions = (pos: number, end: number) =>
      service.getRegionSemanticDiagnostics(pathOf(nodes), [{ pos, end }])?.diagnostics.length;
    const at = corpus[nodes].indexOf("export function");
    expect([regions(at, at + 10), regions(0, 5)]).toEqual([1, 0]);
  });
});

interface Regional {
  getRegionSemanticDiagnostics(
    file: string,
    ranges: readonly ts.TextRange[],
  ): { readonly diagnostics: readonly ts.Diagnostic[] } | undefined;
}

describe("the compilation", () => {
  const analysed = (language: Language) => language.analyse(language.plain.getProgram()!).result;

  it("is made once a version of the program, and not for the wiring", () => {
    const wiring = "src/context.wiring.ts";
    const language = new Language({ ...corpus, [wiring]: "export {};\n" });
    const first = analysed(language);
    expect(analysed(language)).toBe(first);
    language.edit(wiring, "{}", "{ }");
    expect(language.plain.getProgram()?.getSourceFile(pathOf(wiring))?.text).toBe("export { };\n");
    expect(analysed(language)).toBe(first);
    language.edit(nodes, "words.size", "1");
    expect(analysed(language)).not.toBe(first);
  });

  it("is not made where nothing is of this package", () => {
    const language = new Language({ "src/a.ts": "export class A {}\n" });
    expect(language.marks("src/a.ts")).toEqual([]);
    expect(analysed(language).facts).toBeUndefined();
    language.edit("src/a.ts", "{}", "{}\n/** @node */\nfunction f() {}");
    expect(language.marks("src/a.ts")[0]).toMatch(/^2001 AF2001: /u);
  });

  it("is not made for a question about syntax", () => {
    const analyse = vi.fn();
    const { service } = new Language(corpus, { analyse });
    expect(service.getSyntacticDiagnostics(pathOf(nodes))).toEqual([]);
    service.getCompletionsAtPosition(pathOf(nodes), 0, {});
    expect(analyse).not.toHaveBeenCalled();
  });
});

describe("a fault of ours", () => {
  const failing = () => {
    const refresh = vi.fn();
    const analyse = () => {
      throw new Error("nothing works");
    };
    return { refresh, language: new Language(corpus, { analyse, refresh }) };
  };

  it("is a finding, and TypeScript's answers stay", () => {
    const { language } = failing();
    language.edit(nodes, "return words.size", "return words.length");
    const marks = language.marks(nodes);
    expect(marks.map((each) => each.slice(0, 5))).toEqual(["2339 ", "9000 "]);
    expect(marks[1]).toContain("AF9000: Internal error in the compiler: nothing works\n");
    const at = language.at(nodes, "string, tokenizer");
    const { plain, service } = language;
    expect(service.getQuickInfoAtPosition(...at)).toEqual(plain.getQuickInfoAtPosition(...at));
    expect(service.findReferences(...at)).toEqual(plain.findReferences(...at));
    expect(service.getDefinitionAndBoundSpan(...at)).toEqual(
      plain.getDefinitionAndBoundSpan(...at),
    );
    expect(service.getSuggestionDiagnostics(at[0])).toEqual(plain.getSuggestionDiagnostics(at[0]));
  });

  it("of another question has the findings asked for anew, once", () => {
    const { language, refresh } = failing();
    expect(language.hover(nodes, "string, tokenizer")).toBe("");
    expect(language.hover(nodes, "string, tokenizer")).toBe("");
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(language.marks(nodes)).toHaveLength(1);
  });

  it("in the compiler is shown in every file", () => {
    const diagnostics = [internalFault(new Error("broken"), nodes)];
    const result = { diagnostics, outputs: [], removals: [], omitted: 0 };
    const analyse = () => ({ result, root: "/project", subjects: () => new Map() });
    const language = new Language(corpus, { analyse });
    expect(language.marks("src/flows.ts")[0]).toMatch(/^9000 AF9000: /u);
  });

  it("is none when the editor has withdrawn its question", () => {
    const analyse = () => {
      throw new ts.OperationCanceledException();
    };
    const language = new Language(corpus, { analyse });
    expect(() => language.marks(nodes)).toThrow(ts.OperationCanceledException);
  });
});
