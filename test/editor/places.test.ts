import { describe, expect, it } from "vitest";
import { corpus } from "../compiler/plan/corpus.js";
import { Language } from "./language.js";

const files = {
  ...corpus,
  "src/log.ts": `import type { WordCounts } from "./word-counts.js";
export class Log {
  constructor(private readonly counts: WordCounts, readonly level: number) {}
  line() { return this.level + this.counts.total; }
}
export class Lost { line() {} }
`,
  "src/context.ts": corpus["src/context.ts"]
    .replace("\n}\n", "\n  log = local((counts: WordCounts) => new Log(counts, 1));\n}\n")
    .replace("import { W", 'import { Log } from "./log.js";\nimport { W'),
};

const wrong = (parameter: string, members = "") => ({
  ...files,
  "src/context.ts": files["src/context.ts"].replace("  log", `${members}  log`),
  "src/nodes.ts": corpus["src/nodes.ts"]
    .replace("tokenizer: Tokenizer", parameter)
    .replace("tokenizer.count(path)", "new Map()")
    .replace("import", 'import type { Log, Lost } from "./log.js";\nimport'),
});

describe("hover", () => {
  const language = new Language(files);

  it.each([
    ["a node's input", "src/nodes.ts", "(path", "input"],
    [
      "a node's dependency",
      "src/nodes.ts",
      "tokenizer: Tokenizer, counts",
      "injected from `Corpus.counts` (shared)",
    ],
    ["a use of it", "src/nodes.ts", "= tokenizer", "injected from `Corpus.tokenizer` (local)"],
    [
      "a factory's parameter",
      "src/context.ts",
      "local((counts",
      "injected from `Corpus.counts` (shared)",
    ],
    ["a node", "src/nodes.ts", "function countWords", "node of `Corpus`, used by `index`"],
    [
      "a member",
      "src/context.ts",
      "  counts",
      "`Corpus.counts`: shared, one for all threads; used by countWords, Corpus.log",
    ],
    [
      "a member that nobody uses",
      "src/context.ts",
      "  log",
      "`Corpus.log`: local, one in each worker thread; used by nobody",
    ],
  ])("tells of %s", (_name, file, at, expected) => {
    expect(language.hover(file, at)).toBe(expected);
  });

  it("tells of a flow, below its comment", () => {
    const text = language.hover("src/flows.ts", "const index");
    expect(text).toMatch(
      /^Counts the words of every file\.\n\nflow of `Corpus`\n- steps: map, reduce\n/u,
    );
    expect(text).toContain(
      "\n- segment 0: countWords (src/flows.ts:6)\n- crossing at src/flows.ts:6: sends",
    );
  });

  it("tells of a constructor's parameters", () => {
    const made = new Language({
      ...files,
      "src/context.ts": files["src/context.ts"].replace(
        /local\(\(counts.*;/u,
        "local(Log);\n  level = local(() => 1);",
      ),
    });
    expect(made.hover("src/log.ts", "readonly counts")).toBe(
      "injected from `Corpus.counts` (shared)",
    );
    expect(made.hover("src/log.ts", "readonly level")).toBe("injected from `Corpus.level` (local)");
  });

  it("tells of the contexts that differ", () => {
    const other = `import { Corpus } from "./context.js";\nimport { local, flow } from "aetherflow";
import { WordCounts } from "./word-counts.js";\nimport { countWords } from "./nodes.js";
export class Other extends Corpus { counts = local(WordCounts); }
export const all = flow(Other).map(countWords);\n`;
    const two = new Language({ ...files, "src/other.ts": other });
    expect(two.hover("src/nodes.ts", "Tokenizer, counts")).toBe(
      "injected from `Corpus.counts` (shared)\n\ninjected from `Other.counts` (local)",
    );
  });

  it("leaves other names as they are", () => {
    expect(language.hover("src/log.ts", "readonly level")).toBe("");
    expect(
      language.service.getQuickInfoAtPosition(...language.at("src/nodes.ts", "words.size")),
    ).toEqual(language.plain.getQuickInfoAtPosition(...language.at("src/nodes.ts", "words.size")));
  });

  it("says what is near to a parameter that nobody provides", () => {
    const missing = new Language(wrong("lost: Lost"));
    expect(missing.hover("src/nodes.ts", "lost")).toBe(
      "not provided in `Corpus`\n\n" +
        "Did you mean `log`, which provides Log? It does not say `implements Lost`.\n\n" +
        "Add `lost = local(Lost)` to Corpus.",
    );
  });

  it("says why a provider does not fit", () => {
    const mismatch = new Language(wrong("log: Tokenizer"));
    expect(mismatch.hover("src/nodes.ts", "(path: string, log")).toContain(
      "does not fit `Corpus.log` (local): property `count` is missing",
    );
  });

  it("names the providers between which nothing decides", () => {
    const two = new Language(wrong("some: Tokenizer", "  again = local(Tokenizer);\n"));
    expect(two.hover("src/nodes.ts", "(path: string, some")).toMatch(
      /^one of `Corpus\.tokenizer` \(local\), `Corpus\.again` \(local\): which is not said/u,
    );
  });
});

describe("definition", () => {
  const language = new Language(files);
  const definitions = (file: string, at: string) => {
    const place = language.at(file, at);
    const { definitions = [], textSpan } =
      language.service.getDefinitionAndBoundSpan(...place) ?? {};
    expect(language.service.getDefinitionAtPosition(...place)).toEqual(definitions);
    expect(textSpan).toEqual(language.plain.getDefinitionAndBoundSpan(...place)?.textSpan);
    return definitions.map((each) => language.covered(each));
  };

  it("of a parameter is its provider, too", () => {
    expect(definitions("src/nodes.ts", "(path: string, tokenizer")).toEqual([
      "src/nodes.ts tokenizer",
      "src/context.ts tokenizer",
    ]);
    expect(definitions("src/context.ts", "local((counts")).toEqual([
      "src/context.ts counts",
      "src/context.ts counts",
    ]);
  });

  it("of its use is the parameter", () => {
    expect(definitions("src/nodes.ts", "= tokenizer")).toEqual(["src/nodes.ts tokenizer"]);
  });

  it("of an input is the input", () => {
    expect(definitions("src/nodes.ts", "(path")).toEqual(["src/nodes.ts path"]);
  });
});

describe("references", () => {
  const language = new Language(files);
  const found = (file: string, at: string) =>
    (language.service.findReferences(...language.at(file, at)) ?? []).flatMap((each) =>
      each.references.map((one) => language.covered(one)),
    );

  it("of a member are the parameters that it is injected into, each once", () => {
    expect(found("src/context.ts", "  counts")).toEqual([
      "src/context.ts counts",
      "src/nodes.ts counts",
      "src/context.ts counts",
    ]);
  });

  it("of a parameter are its uses", () => {
    expect(found("src/nodes.ts", "Tokenizer, counts")).toEqual([
      "src/nodes.ts counts",
      "src/nodes.ts counts",
    ]);
  });
});
