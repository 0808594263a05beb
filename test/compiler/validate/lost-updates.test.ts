import { describe, expect, it } from "vitest";
import { found, nodeWith } from "./found.js";

const members = `
  total = 0;
  best = 0;
  state: "on" | "off" = "on";
  cells = new Float64Array(4);
  rows: number[] = [];
  add(n: number): number { this.total += n; return this.total; }
  get mean(): number { return this.total; }
  set mean(value: number) { this.total = value; }
`;
const inNode = (body: string) => found(nodeWith(body, { members }));

describe("a shared field that is read and set from outside", () => {
  it.each([
    "stats.total++",
    "--stats.total",
    "stats.total += n",
    "stats.total = stats.total + n",
    "stats.total = n + (stats.total)",
    "stats!.total = Math.max(n, stats.total)",
    'stats["total"] += 1',
    "stats.total ??= n",
    "stats.mean += 1",
    "stats.cells[n]! += 1",
    "stats.cells[0] = stats.cells[0]! + 1",
    "stats.rows = [...stats.rows, n]",
    'stats.state = stats.state === "on" ? "off" : "on"',
  ])("is refused: %s", (text) => {
    expect(inNode(`${text};`)).toEqual([`AF3005 ${text}`]);
  });

  it.each([
    ["const all = stats; const same = all;", "same.total += n"],
    ["const { total } = stats;", "stats.total = total + n"],
    ["const before = stats.total; const after = before + n;", "stats.total = after"],
    ["const { rows } = stats; rows.push(n);", "stats.rows = rows"],
    ["const add = () => {", "stats.total += n", "}; add();"],
    ["for (const each of [1, 2])", "stats.total += n"],
  ])("is refused behind local names: %s %s", (before, text, after = "") => {
    expect(inNode(`${before} ${text}; ${after}`)).toEqual([`AF3005 ${text}`]);
  });

  it.each([
    ["[stats.total, stats.best] = [stats.total + n, n]", "stats.total"],
    ["({ n: stats.total } = { n: stats.total + 1 })", "stats.total"],
  ])("is refused in a pattern: %s", (text, at) => {
    expect(inNode(`${text};`)).toEqual([`AF3005 ${at}`]);
  });

  it.each([
    "[stats.total, stats.best] = [n, n];",
    "stats.total = n;",
    'stats.state = "off";',
    "stats.cells[0] = n;",
    "stats.cells.fill(0);",
    "stats.best = stats.total;",
    "stats.mean = n;",
    "stats.add(stats.total);",
    "let { total } = stats; total += n;",
    "let total = stats.total; total++;",
    "const own = { total: 0 }; own.total += stats.total;",
    "let own = { total: 0, stats }; own.total += n;",
    "const list = [stats.total]; list[0]! += 1;",
    "const seen = { total: stats.total }; seen.total = seen.total + 1;",
    "function inner(stats: { total: number }) { stats.total += 1; } inner({ total: n });",
    "let other = stats; other = { total: 0 } as Stats; other.total += 1;",
  ])("is not meant: %s", (text) => {
    expect(inNode(text)).toEqual([]);
  });

  it("is found behind many names that are each mentioned often", () => {
    const names = Array.from({ length: 9 }, (_, at) => {
      const before = `a${at}`;
      return `const a${at + 1} = Math.max(${Array(9).fill(before).join(", ")});`;
    });
    const text = "stats.total = a9";
    expect(inNode(`const a0 = stats.total; ${names.join("\n")} ${text};`)).toEqual([
      `AF3005 ${text}`,
    ]);
    expect(inNode(`const a0 = stats.best; ${names.join("\n")} ${text};`)).toEqual([]);
  });

  it("is another matter for a local provider", () => {
    const files = nodeWith("stats.total += n; stats.rows.push(n);", { members, kind: "local" });
    expect(found(files).filter((each) => !each.startsWith("AF3008"))).toEqual([]);
  });

  it("is followed through functions, also when they call each other", () => {
    const files = nodeWith("even(stats, n);", { members });
    const helpers = `import type { Stats } from "./stats.js";
export function even(of: Stats, n: number): void { if (n > 0) odd(n - 1, of); }
export const odd = (n: number, of: Stats): void => { of.total += 1; even(of, n - 1); };
export function other(of: Stats): void { of.total += 1; }
`;
    const nodes = `import { even } from "./helpers.js";\n${files["src/nodes.ts"]}`;
    expect(found({ ...files, "src/helpers.ts": helpers, "src/nodes.ts": nodes })).toEqual([
      "AF3005 of.total += 1",
    ]);
  });

  it("is refused in a method that gets the object of another class", () => {
    const files = nodeWith("new Other().take(stats); stats.takeFrom(stats);", {
      members: `${members} takeFrom(other: Stats): void { other.total -= 1; this.total += 1; }`,
    });
    const other = "import { Other } from './other.js';\n";
    const text = `import type { Stats } from "./stats.js";
export class Other { take(stats: Stats): void { stats.total = stats.total - 1; } }`;
    const nodes = `${other}${files["src/nodes.ts"]}`;
    expect(found({ ...files, "src/other.ts": text, "src/nodes.ts": nodes })).toEqual([
      "AF3005 stats.total = stats.total - 1",
    ]);
  });

  it.each([
    ["app.stats.total += 1", "const app = await launch();"],
    ["app.stats.total += 1", "await using app = await launch({ workers: 2 });"],
    ["stats.total++", "const { stats } = await launch();"],
    ["app.stats.total += 1", "export function use(app: AppApp): void {", "}"],
    ["bump(app.stats)", "const app = await launch();", "", "into.total += 1"],
  ])("is refused in an app, before its wiring is written: %s after %s", (text, ...around) => {
    const [before = "", after = "", at = text] = around;
    const main = `import { type AppApp, launch } from "../context.wiring.js";
import type { Stats } from "../stats.js";
${before} ${text}; ${after}
function bump(into: Stats): void { ${at === text ? "" : at} }\n`;
    const files = nodeWith("stats.add(n);", { members });
    expect(found({ ...files, "src/app/main.ts": main })).toEqual([`AF3005 ${at}`]);
  });
});
