import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build, folderOf, runScenario, workerCounts } from "./scenario.js";

const heading = "id,country,item,quantity,price";
const spellings = { DE: ["Germany", "deutschland", "DE"], ES: ["España", "Spain"], US: ["USA"] };

/** Files of 500 orders, of which every tenth is no order, and what they come to. */
function orders(files: number) {
  const inputs: Record<string, string> = {};
  const revenue = { DE: 0, ES: 0, US: 0 };
  let seed = 1;
  const below = (end: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % end;
  };
  for (let file = 0; file < files; file++) {
    const lines = [heading];
    for (let id = 1; id <= 500; id++) {
      const country = (["DE", "ES", "US"] as const)[below(3)]!;
      const spelling = spellings[country][below(spellings[country].length)]!;
      const [quantity, cents] = [1 + below(9), 100 + below(900)];
      const bad = id % 10 === 0;
      if (!bad) revenue[country] += quantity * cents;
      const price = (cents / 100).toFixed(2);
      lines.push(`${file}-${id},${spelling},"a ""big"", red one",${bad ? -1 : quantity},${price}`);
    }
    inputs[`in/${String(file).padStart(3, "0")}.csv`] = `${lines.join(file % 2 ? "\r\n" : "\n")}\n`;
  }
  return { inputs, revenue };
}

describe("fixtures/scenarios/etl", () => {
  beforeAll(() => build("etl"));

  it.each(workerCounts)("loads all orders, with %s workers", async (workers) => {
    const { inputs, revenue } = orders(12);
    const folder = folderOf(inputs);
    const args = ["--in", "in", "--out", "out", "--workers", workers];
    const { exitCode, stdout, stderr } = await runScenario("etl", folder, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const sums = Object.entries(revenue).map(
      ([land, cents]) => `${land} ${(cents / 100).toFixed(2)}`,
    );
    const rejected = [11, 21, 31, 41, 51].map((line) => `000.csv:${line} bad quantity "-1"`);
    const expected = ["5400 orders from 12 files", ...sums, "600 lines rejected", ...rejected];
    expect(stdout.trim().split("\n")).toEqual(expected);
    const loaded = readdirSync(join(folder, "out")).flatMap((file) =>
      readFileSync(join(folder, "out", file), "utf8")
        .trim()
        .split("\n"),
    );
    expect(loaded).toHaveLength(5400);
    expect(JSON.parse(loaded[0]!)).toMatchObject({ id: "0-1", item: 'a "big", red one' });
  });

  it("numbers rows by their first line, and reads a line longer than its buffer", async () => {
    const long = "x".repeat(200_000);
    const text = `${heading}\n1,DE,"two\nlines",1,1.00\n2,DE,${long},1,1.00\n3,Mars,x,1,1.00\n4,DE`;
    const folder = folderOf({ "orders/a.csv": text });
    const { stdout } = await runScenario("etl", folder, "--workers", "1");
    expect(stdout).toBe(
      '2 orders from 1 files\nDE 2.00\n2 lines rejected\na.csv:5 unknown country "Mars"\na.csv:6 has 2 fields of 5\n',
    );
  });
});
