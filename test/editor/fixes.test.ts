import type ts from "typescript";
import { expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/registry.js";
import { corpus } from "../compiler/plan/corpus.js";
import { Language, pathOf } from "./language.js";

const file = "src/nodes.ts";
const stale = `
// aetherflow-disable-next-line AF6002
export const one = 1;
  // aetherflow-disable-next-line AF6002, AF2001
export const two = 2;
`;
const unused = `
  /** @node */
  export function refund(): void {}
`;

const warned = (rest: string) => new Language({ ...corpus, [file]: corpus[file] + rest });

/** The fixes at a text, by their titles. */
function fixesAt(language: Language, text: string, code: number): readonly ts.CodeFixAction[] {
  const [path, end] = language.at(file, text);
  return language.service.getCodeFixesAtPosition(path, end - text.length, end, [code], {}, {});
}

const applied = (text: string, [changes]: readonly ts.FileTextChanges[]): string =>
  [...(changes?.textChanges ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (old, { span, newText }) =>
        old.slice(0, span.start) + newText + old.slice(span.start + span.length),
      text,
    );

it("offers the fix of a finding, one at a time or all of its code", () => {
  const language = warned(stale);
  expect(language.marks(file).map((each) => each.slice(0, 5))).toEqual(["6005 ", "6005 ", "6005 "]);
  const [fix, ...others] = fixesAt(language, "AF6002", 6005);
  expect(others).toEqual([]);
  expect(fix?.fixName).toBe("aetherflow AF6005");
  const text = corpus[file] + stale;
  expect(applied(text, fix!.changes)).toBe(
    text.replace("// aetherflow-disable-next-line AF6002\n", ""),
  );
  expect(fix?.changes.map((each) => each.fileName)).toEqual([pathOf(file)]);
  const scope = { type: "file", fileName: pathOf(file) } as const;
  const all = language.service.getCombinedCodeFix(scope, fix!.fixId!, {}, {});
  expect(applied(text, all.changes)).toBe(`${corpus[file]}
export const one = 1;
export const two = 2;
`);
});

it("offers fixes that mend the finding", () => {
  const hidden = "\n/** @node */\nfunction refund(): void {}\n";
  const language = warned(hidden);
  expect(language.marks(file).map((each) => each.slice(0, 5))).toEqual(["2001 "]);
  const [fix] = fixesAt(language, "refund", 2001);
  const text = corpus[file] + hidden;
  language.edit(file, text, applied(text, fix!.changes));
  expect(language.marks(file).filter((each) => each.startsWith("2001 "))).toEqual([]);
});

it("offers a comment that suppresses a warning", () => {
  const language = warned(unused);
  expect(language.marks(file).map((each) => each.slice(0, 5))).toEqual(["6002 "]);
  const text = corpus[file] + unused;
  const suppressing = fixesAt(language, "refund", 6002).at(-1);
  expect(suppressing?.description).toBe("Suppress AF6002 for this line");
  const comment = "  // aetherflow-disable-next-line AF6002\n";
  const mended = applied(text, suppressing!.changes);
  expect(mended).toBe(
    text.replace("  export function refund", `${comment}  export function refund`),
  );
  language.edit(file, text, mended);
  expect(language.marks(file)).toEqual([]);
});

it("offers nothing elsewhere, or for another code", () => {
  const language = warned(unused);
  expect(fixesAt(language, "countWords", 6002)).toEqual([]);
  expect(fixesAt(language, "refund", 6005)).toEqual([]);
});

it("leaves what TypeScript offers, whose codes are others", () => {
  const language = new Language({
    ...corpus,
    [file]: `${corpus[file]}\nexport const n = countWord;\n`,
  });
  const path = pathOf(file);
  const stock = language.plain.getSupportedCodeFixes(path);
  const supported = language.service.getSupportedCodeFixes(path);
  expect(supported).toHaveLength(new Set(supported).size);
  expect(supported.slice(0, stock.length)).toEqual(stock);
  expect(supported).toEqual(expect.arrayContaining(["2015", "6005"]));
  const ours = catalogue.map((each) => Number(each.code.slice(2)));
  const [, end] = language.at(file, "function countWords");
  expect(language.plain.getCodeFixesAtPosition(path, end - 10, end, ours, {}, {})).toEqual([]);
  const fixes = fixesAt(language, "countWord;", 2552);
  expect(fixes.map((each) => each.fixName)).toContain("spelling");
  const scope = { type: "file", fileName: path } as const;
  expect(language.service.getCombinedCodeFix(scope, "fixSpelling", {}, {})).toEqual(
    language.plain.getCombinedCodeFix(scope, "fixSpelling", {}, {}),
  );
});
