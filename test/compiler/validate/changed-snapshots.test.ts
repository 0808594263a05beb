import { describe, expect, it } from "vitest";
import { classWith, found, nodeWith } from "./found.js";

const members = `
  rows: number[] = [];
  byName = new Map<string, number>();
  cells = new Float64Array(4);
  all(): number[] { return this.rows; }
  save(rows: number[]): void { this.rows = rows; }
  own(): number[] { const rows = this.rows; return rows; }
  byArrow = 0;
  sorted(): number[] { return [...this.rows].sort(); }
  some(): number[] { return this.rows.slice(1); }
  live(): Float64Array { return this.cells; }
  summary(): { rows: number } { return { rows: this.rows.length }; }
  get names(): Map<string, number> { return this.byName; }
`;
const inNode = (body: string) => found(nodeWith(body, { members }));

describe("a container that came out of a shared object", () => {
  it.each([
    "stats.rows.push(n)",
    "stats.rows[0] = n",
    "stats.rows.length = 0",
    "stats.rows[0]! += n",
    'stats.byName.set("a", n)',
    "stats.byName.clear()",
    "stats.all().sort()",
    "stats.own().pop()",
    "stats.names.clear()",
    "delete stats.rows[0]",
  ])("is a copy that is not worth changing: %s", (text) => {
    expect(inNode(`${text};`)).toEqual([`AF3012 ${text}`]);
  });

  it.each([
    ["const rows = stats.rows;", "rows.reverse()"],
    ["const { byName } = stats;", 'byName.delete("a")'],
    ["const rows = stats.all();", "rows.push(n)"],
    ["const rows = stats.all();", "rows.push(n)", "JSON.stringify(rows);"],
    ["[1].forEach((each) => {", "stats.rows.push(each)", "});"],
  ])("is one behind a local name: %s %s", (before, text, after = "") => {
    expect(inNode(`${before} ${text}; ${after}`)).toEqual([`AF3012 ${text}`]);
  });

  it.each([
    "const rows = [...stats.rows]; rows.push(n);",
    "const rows = Array.from(stats.rows); rows.push(n);",
    "const names = new Map(stats.byName); names.clear();",
    "stats.sorted().reverse();",
    "stats.some().reverse();",
    "stats.rows.slice().sort();",
    "stats.rows.map((each) => each + 1).sort();",
    "stats.rows.filter((each) => each > 1).sort();",
    "const rows = stats.all(); rows.push(n); stats.save(rows);",
    "stats.live().fill(0);",
    "stats.live()[0] = 1;",
    "const summary = stats.summary(); summary.rows += 1;",
    "const seen = stats.rows.reduce((all, each) => { all.push(each); return all; }, [] as number[]); seen.pop();",
    "const seen: number[] = []; for (const each of stats.rows) seen.push(each);",
    "const seen = new Map<number, number[]>(); stats.rows.forEach((each) => seen.get(each)?.push(n));",
  ])("may be used to make others: %s", (text) => {
    expect(inNode(text)).toEqual([]);
  });

  it("is a copy behind the app as well", () => {
    const files = {
      ...nodeWith("stats.rows;", { members }),
      "src/main.ts": `import { launch } from "./context.wiring.js";
const { stats } = await launch();
stats.rows.push(1);
console.log(stats.rows.length);\n`,
    };
    expect(found(files)).toEqual(["AF3012 stats.rows.push(1)"]);
  });
});

describe("an element of a shared container", () => {
  const mark = "type Mark = string & { tags?: string };\n";
  const inMethod = (body: string) =>
    found(
      classWith(
        `marks: Mark[] = []; byName = new Map<string, Mark>();\nrun(name: string): void {\n${body}\n}`,
        mark,
      ),
    );

  it.each([
    "this.marks[0]!.tags = name",
    "this.marks.at(0)!.tags = name",
    "this.byName.get(name)!.tags = name",
  ])("is a copy within methods too: %s", (text) => {
    expect(inMethod(`${text};`)).toEqual([`AF3012 ${text}`]);
  });

  it.each([
    "this.marks.push(name);",
    "this.marks[0] = name;",
    "this.marks[0] = this.marks[1]!;",
    'this.byName.set("a", name);',
    "const mark = this.byName.get(name)!; mark.tags = name; this.byName.set(name, mark);",
    "const mark = this.marks[0]!; mark.tags = name; this.marks[0] = mark;",
  ])("may be put in and written back: %s", (text) => {
    expect(inMethod(text)).toEqual([]);
  });
});
