import { describe, expect, it } from "vitest";
import { found, nodeWith } from "./found.js";

const withNode = (body: string, top: string, others: Readonly<Record<string, string>> = {}) => {
  const files = nodeWith(`stats.total = n; ${body}`, { members: "total = 0;" });
  return found({ ...files, "src/nodes.ts": `${top}\n${files["src/nodes.ts"]}`, ...others });
};

describe("a variable of a module", () => {
  it.each([
    ["count", "count += 1;", "let count = 0;"],
    ["count", "String(count);", "let count = 0;\nexport function set(): void { count = 1; }"],
    ["count", "String(count);", "export let count = 0;\nexport const set = () => { count++; };"],
    ["seen", "seen.add(n);", "const seen = new Set<number>();"],
    ["list", "list[0] = n;", "const list: number[] = [];"],
    ["list", "list.at(0);", "const list: number[] = [];\nexport function add() { list.push(1); }"],
    ["box", "box.n = n;", "const box = { n: 0 };"],
    ["box", "void { box };", "const box = { n: 0 };\nexport function set() { box.n = 1; }"],
    ["Store.last", "Store.last = n;", "class Store { static last = 0; }"],
    ["Store.all", "Store.all.push(n);", "class Store { static readonly all: number[] = []; }"],
    ["count", "[1].forEach(() => { count += 1; });", "var count = 0;"],
    ["count", "String(count);", "let count = 0;\nexport class Job { id = count++; }"],
    ["count", "String(count);", "let count = 0;\nexport const job = { next: () => count++ };"],
    ["count", "String(count);", "let count = 0;\nvoid (async () => { await 1; count = 1; })();"],
    ["count", "next();", "let count = 0;\nfunction next() { count += 1; }\nnext();"],
    ["count", "String(count);", "let count = 0;\nfunction set() { count = 1; }\nexport { set };"],
    [
      "this.last",
      "Store.next();",
      "class Store { static last = 0; static next() { this.last++; } }",
    ],
    ["State.n", "State.n += 1;", "namespace State { export let n = 0; }"],
    ["n", "State.next();", "namespace State { let n = 0; export const next = () => n++; }"],
    ["box", "Object.assign(box, { n });", "const box = { n: 0 };"],
    ["a", "[a] = [n];", "let a = 0;"],
    ["a", "({ a } = { a: n });", "let a = 0;"],
    ["a", "for (a of [1]) String(n);", "let a = 0;"],
  ])("that changes is told of at `%s`: %s", (at, body, top) => {
    expect(withNode(body, top)).toEqual([`AF2002 ${at}`]);
  });

  it.each([
    ["String(count);", "let count = 0;"],
    ["String(count);", "let count = 0;\ncount = 1;"],
    ["list.at(0);", "const list = [1];"],
    ["list.at(0);", "const list = [1];\nlist.push(2);\nfor (const each of [1]) list.push(each);"],
    ["list.slice().reverse();", "const list = [1];"],
    ["list.at(0);", "const list = [1];\n(() => { list.push(2); })();"],
    ["list.at(0);", "const list = [1];\n(function fill() { list.push(2); })();"],
    ["list.at(0);", "const list = [1];\n[2].forEach((each) => list.push(each));"],
    [
      "list.at(0);",
      "const list = [1];\nfunction fill(n: number) { list.push(n); }\nfill(1);\nfill(2);",
    ],
    [
      "list.at(0);",
      "const list = [1];\nconst fill = () => { list.push(1); };\nif (list.length) fill();",
    ],
    ["Store.all.at(0);", "class Store { static all = [1]; static { Store.all.push(2); } }"],
    ["let count = n; count += 1;", "let counts = 0;\nexport function set() { counts += 1; }"],
    ["const box = { n }; box.n = 1;", "const box = { n: 0 };\nString(box);"],
    ["void ({ count: n });", "let count = 0;\nexport function set() { count += 1; }"],
    ["void ({ count: n }).count;", "let count = 0;\nexport function set() { count += 1; }"],
    ["type T = typeof count; void (n as T);", "let count = 0;\nexport function set() { count++; }"],
    ["String(Store.limit);", "class Store { static readonly limit = 10; }"],
    ["stats.total = limit;", "const limit = 10;"],
    [
      "helper(n);",
      "let count = 0;\nconst helper = (n: number) => n;\nexport function other() { count++; }",
    ],
  ])("that stays is nothing to tell: %s", (body, top) => {
    expect(withNode(body, top)).toEqual([]);
  });

  it("is followed through functions and modules, and told of once", () => {
    const state = `export let count = 0;
export const settings: { level: number } = { level: 1 };
export const add = (): void => { count += 1; };
export const level = (): number => settings.level;
`;
    const main = 'import { settings } from "./state.js";\nsettings.level = 2;\n';
    const top = 'import * as state from "./state.js";\nimport { add, level } from "./state.js";';
    const others = { "src/state.ts": state, "src/main.ts": main };
    expect(withNode("add(); level(); String(state.count);", top, others)).toEqual([
      "AF2002 state.count",
      "AF2002 settings",
    ]);
  });

  it.each([
    ["import config from './config.js';", "export default settings;"],
    ["import { config } from './config.js';", "export { settings as config };"],
  ])("is known by the names that others have for it: %s", (main, end) => {
    const others = {
      "src/config.ts": `const settings = { level: 1 };\n${end}`,
      "src/main.ts": `${main}\nconfig.level = 2;`,
    };
    expect(withNode("String(config.level);", main, others)).toEqual(["AF2002 config"]);
  });

  it("of a script that no node reaches is its own affair", () => {
    const others = { "src/main.ts": "let runs = 0;\nexport function again() { runs += 1; }\n" };
    expect(withNode("", "", others)).toEqual([]);
  });
});
