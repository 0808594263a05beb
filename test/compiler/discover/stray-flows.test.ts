import { expect, test } from "vitest";
import { contextFile, factsOf, placeOf } from "./facts.js";

const header = `import { flow } from "aetherflow"; import { App } from "./context.js";\n`;

test.each([
  ["function f() { return flow(App); }", "is inside a function"],
  ["const f = () => flow(App).to(f);", "is inside a function"],
  ["class A { static x = flow(App); }", "is inside a class"],
  ["namespace space { export const x = flow(App); }", "is inside a namespace"],
  ["let x = flow(App);", "is declared with `let`"],
  ["var x = flow(App);", "is declared with `var`"],
  ["{ const x = flow(App); }", "is inside a block"],
  ["const { to } = flow(App);", "is destructured"],
  ["export default flow(App).to(Number);", "is a default export"],
  ["flow(App).to(Number);", "is not kept in a `const`"],
  ["const x = Math.random() > 0.5 ? flow(App) : undefined;", "is chosen by a condition"],
  ["const x = [flow(App)];", "is part of another expression"],
  ["const x = { y: flow(App) };", "is part of another expression"],
  ["const x = Object(flow(App));", "is passed to a call"],
  ["const x = flow(class {});", "names `class {}`, which is not a context class"],
  [
    "const x = flow(Missing).to(Number);",
    "names `Missing`, which is not declared, or not exported",
  ],
  ["const x = flow(Plain);", "names `Plain`, which is not a context class"],
  ["const x = flow();", "names no context"],
])("%s", (text, reason) => {
  const line = `class Plain {} ${text}`;
  const { flows, strayFlows } = factsOf({ ...contextFile, "src/flows.ts": header + line });
  expect(flows).toEqual([]);
  const column = line.indexOf("flow(") + 1;
  const end = column + line.slice(column - 1).indexOf(")") + 1;
  expect(strayFlows.map((each) => [each.reason, placeOf(each.site)])).toEqual([
    [reason, `src/flows.ts:2:${column}-2:${end}`],
  ]);
});

test("a flow inside another flow is stray, the outer one is not", () => {
  const { flows, strayFlows } = factsOf({
    ...contextFile,
    "src/flows.ts": `${header}const x = flow(App).to(flow(App)).fanOut({ a: flow(App) });`,
  });
  expect(flows.map((each) => each.name)).toEqual(["x"]);
  expect(strayFlows.map((each) => [each.reason, each.site.column])).toEqual([
    ["is an argument of another flow", 24],
    ["is an argument of another flow", 47],
  ]);
});

test("strays are found under any name, and sorted by place", () => {
  const { strayFlows } = factsOf({
    ...contextFile,
    "src/z.ts": `export { flow as $begin$ } from "aetherflow";`,
    "src/a.ts": `import { $begin$ as go } from "./z.js"; import { App } from "./context.js";\nlet y = go(App).to(go(App)); let x = go(App);`,
  });
  expect(strayFlows.map(({ site }) => [site.file, site.line, site.column])).toEqual([
    ["src/a.ts", 2, 9],
    ["src/a.ts", 2, 20],
    ["src/a.ts", 2, 38],
  ]);
});

test("a function called flow without the tag is not ours", () => {
  const { strayFlows } = factsOf({
    "src/a.ts": "const flow = (x: unknown) => x; flow(1); let y = flow(flow);",
  });
  expect(strayFlows).toEqual([]);
});
