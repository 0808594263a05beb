import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { renderPlain } from "../compiler/diagnostics/render.js";
import type { Diagnostic } from "../compiler/model/diagnostic.js";
import type { Site } from "../compiler/model/site.js";

const fixtures = join(import.meta.dirname, "../fixtures");
const { BLESS: bless } = process.env;

export type Suite = "rejects" | "warns";

export const casesOf = (suite: Suite): readonly string[] => readdirSync(join(fixtures, suite));

/** A case's files, by their paths in the project. */
export function sourcesOf(suite: Suite, name: string): Readonly<Record<string, string>> {
  const folder = join(fixtures, suite, name, "input/src");
  const files = readdirSync(folder).map((each) => [
    `src/${each}`,
    readFileSync(join(folder, each), "utf8"),
  ]);
  return Object.fromEntries(files);
}

/** Compares with what the case expects; `BLESS=1` writes it instead. */
export function expectDiagnostics(suite: Suite, name: string, found: readonly Diagnostic[]): void {
  const text = found.map(withEnds).join("");
  const file = join(fixtures, suite, name, "expected/diagnostics.txt");
  if (bless === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), "no expectation").toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}

/** As a log shows it, each place with its end: `src/nodes.ts:4:32-4:37`. */
function withEnds(diagnostic: Diagnostic): string {
  const places: readonly Site[] = [diagnostic, ...diagnostic.related];
  return places.reduce(
    (text, { file, line, column, endLine, endColumn }) => {
      const start = `${file}:${line}:${column}`;
      return text.replace(`${start} `, () => `${start}-${endLine}:${endColumn} `);
    },
    renderPlain([diagnostic]),
  );
}
