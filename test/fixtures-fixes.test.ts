import { describe, expect, it } from "vitest";
import { applyEdits } from "../compiler/apply-edits.js";
import { compile } from "../compiler/compile.js";
import { fixable } from "../compiler/diagnostics/registry.js";
import type { Diagnostic, Fix } from "../compiler/model/diagnostic.js";
import { programOf } from "./compiler/program.js";
import { casesOf, type Suite, sourcesOf } from "./fixture-cases.js";

type Files = Readonly<Record<string, string>>;

/** What else is found when a fix is made, and why. */
const leadsTo: Readonly<Record<string, readonly string[]>> = {
  // Of two providers that match, one is not chosen.
  "AF1002-ambiguous: Rename db to one": ["AF6001 Nobody uses two of Corpus"],
  "AF1002-ambiguous: Rename db to two": ["AF6001 Nobody uses one of Corpus"],
  // What the name meant was the wrong one, and nobody else takes it.
  "AF1003-swapped: Rename db to cache": ["AF6001 Nobody uses db of Shop"],
  // The provider has lost what kept it alive.
  "AF6006-parameter: Remove parameter clock": ["AF6001 Nobody uses clock of Shop"],
};

/** One finding of several places goes on to the next place. */
const goesOn = ["AF1002-interface: Rename db to sql", "AF1002-interface: Rename db to memory"];

const suites: readonly Suite[] = ["rejects", "warns"];
const cases = suites.flatMap((suite) => casesOf(suite).map((name) => ({ suite, name })));

function found(files: Files) {
  const input = programOf(files, { compilerOptions: { noUnusedLocals: true } });
  const { diagnostics } = compile(input, { version: "0" });
  const errors = input.program
    .getSourceFiles()
    .filter((each) => /^\/project\/src\//u.test(each.fileName))
    .flatMap((each) => input.program.getSemanticDiagnostics(each))
    .map((each) => `TS${each.code} ${JSON.stringify(each.messageText)}`);
  return { diagnostics, errors };
}

function mend(files: Files, { edits }: Fix): Files {
  const changed = new Set(edits.map((each) => each.file));
  const mended = [...changed].map((file) => [
    file,
    applyEdits(
      files[file]!,
      edits.filter((each) => each.file === file),
    ),
  ]);
  return { ...files, ...Object.fromEntries(mended) };
}

const keyOf = ({ code, message }: Diagnostic) => `${code} ${message}`;

/** What the second list has more often than the first. */
function more(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const seen = new Map<string, string>();

describe("each fix of a case", () => {
  it.each(cases)("$suite/$name", ({ suite, name }) => {
    const files = sourcesOf(suite, name);
    const before = found(files);
    for (const diagnostic of before.diagnostics) {
      for (const fix of diagnostic.fixes ?? []) {
        const kind = seen.get(diagnostic.code);
        seen.set(diagnostic.code, fix.safe || kind === "safe" ? "safe" : "offered");
        const after = found(mend(files, fix));
        const [keys, others] = [before, after].map((each) => each.diagnostics.map(keyOf));
        const what = `${name}: ${fix.title}`;
        const gone = goesOn.includes(what) ? [] : [keyOf(diagnostic)];
        expect(more(others!, keys!), `${what}: is gone`).toEqual(expect.arrayContaining(gone));
        expect(more(keys!, others!), `${what}: is new`).toEqual(leadsTo[what] ?? []);
        expect(more(before.errors, after.errors), `${what}: TypeScript`).toEqual([]);
      }
    }
  });

  it("is there for the codes that the documentation names", () => {
    expect([...seen].sort()).toEqual([...fixable]);
  });
});
