import { describe, expect, it } from "vitest";
import { sourcesOf } from "./sources.js";

/** Lines: where a reader would stop. */
const budgets = {
  compiler: { file: 300, function: 60 },
  runtime: { file: 350, function: 40 },
};

/** Files that are one long table. */
const tables: readonly string[] = [];

describe("budgets", () => {
  for (const [folder, budget] of Object.entries(budgets)) {
    const sources = sourcesOf(folder).filter(({ path }) => !tables.includes(path));

    it(`a file in ${folder} has at most ${budget.file} lines`, () => {
      const long = sources.filter(({ lines }) => lines > budget.file);
      expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
    });

    it(`a function in ${folder} has at most ${budget.function} lines`, () => {
      const offenders = sources.flatMap(({ path, functions }) =>
        functions
          .filter(({ lines }) => lines > budget.function)
          .map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines} lines`),
      );
      expect(offenders).toEqual([]);
    });
  }
});
