import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderPlain } from "../compiler/diagnostics/render.js";
import { discover } from "../compiler/discover/discover.js";
import type { Diagnostic } from "../compiler/model/diagnostic.js";
import type { Site } from "../compiler/model/site.js";
import { resolve } from "../compiler/resolve/resolve.js";
import { validate } from "../compiler/validate/validate.js";
import { programOf } from "./compiler/program.js";

const root = join(import.meta.dirname, "../fixtures/rejects");
const { BLESS: bless } = process.env;
const cases = readdirSync(root);

describe("rejects", () => {
  it("has cases", () => expect(cases).not.toEqual([]));

  it.each(cases)("%s", (name) => {
    const found = diagnosticsOf(join(root, name, "input/src"));
    expect([...new Set(found.map((each) => each.code))]).toEqual([name.slice(0, 6)]);
    const text = found.map(withEnds).join("");
    const file = join(root, name, "expected/diagnostics.txt");
    if (bless === "1") {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file), "no expectation").toBe(true);
    expect(text).toBe(readFileSync(file, "utf8"));
  });
});

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

function diagnosticsOf(folder: string) {
  const files = readdirSync(folder).map((each) => [
    `src/${each}`,
    readFileSync(join(folder, each), "utf8"),
  ]);
  const { facts, oracle } = discover(programOf(Object.fromEntries(files)));
  return validate({ facts, oracle, graph: resolve(facts, oracle) });
}
