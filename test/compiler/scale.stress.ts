import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { chain } from "../generator/chain.js";
import { grow } from "../generator/grow.js";
import type { ProgramModel } from "../generator/model.js";
import { print } from "../generator/print.js";
import { programOf } from "./program.js";

const compiled = (files: Readonly<Record<string, string>>) =>
  compile(programOf(files), { version: "0" });

const filesOf = (model: ProgramModel) => Object.fromEntries(print(model));

const numbers = (length: number) => Array.from({ length }, (_, at) => at);

describe("providers", () => {
  test("5,000 in a chain", () => {
    const { diagnostics, outputs } = compiled(filesOf(chain(5000)));
    expect(diagnostics).toEqual([]);
    expect(outputs[0]!.text).toContain("link4999(): ");
  });

  test("2,000 in a circle are one message", () => {
    const { diagnostics } = compiled(filesOf(chain(2000, true)));
    expect(diagnostics.map((each) => each.code)).toEqual(["AF1005"]);
    expect(diagnostics[0]!.message.length).toBeLessThanOrEqual(100);
  });
});

/** `NODES=4000` takes more than a minute. */
const nodes = Number(process.env.NODES ?? 1000);

test(`${nodes} nodes and three times as many providers`, () => {
  const model = grow({ seed: 1, nodes, providers: nodes * 3, contexts: nodes / 100 });
  const { diagnostics, outputs, facts } = compiled(filesOf(model));
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  expect(outputs).toHaveLength(nodes / 100);
  expect(facts.nodes).toHaveLength(nodes);
});

const context = `import { FlowContext, flow, local } from "aetherflow";
export class App extends FlowContext {}
`;

describe("types", () => {
  test("nested 500 deep, inline", () => {
    const type = `${"{ a: ".repeat(500)}string${" }".repeat(500)}`;
    const { diagnostics } = compiled({
      "src/app.ts": `${context}/** @node */ export function take(value: ${type}): number { return 1; }
export const run = flow(App).to(take);`,
    });
    expect(diagnostics).toEqual([]);
  });

  test("2,000 interfaces, each in the one before", () => {
    const types = numbers(2000).map(
      (at) => `export interface T${at} { next: T${at + 1}; at: ${at} }`,
    );
    const { diagnostics } = compiled({
      "src/app.ts": `${context}${types.join("\n")}\nexport interface T2000 { end: true }
/** @node */ export function take(value: T0): T0 { return value; }
export const run = flow(App).to(take).to(take);`,
    });
    expect(diagnostics).toEqual([]);
  });

  test("a chain of 2,000 classes that are shared within each other is one message", () => {
    const types = numbers(2000).map(
      (at) => `export class T${at} { next = new T${at + 1}(); at = ${at}; }`,
    );
    const { diagnostics } = compiled({
      "src/app.ts": `import { FlowContext, flow, shared } from "aetherflow";
export class T2000 { end = () => 1; }
${types.reverse().join("\n")}
export class App extends FlowContext { root = shared(T0); }
/** @node */ export function take(value: string, root: T0): number { return root.at; }
export const run = flow(App).to(take);`,
    });
    expect(new Set(diagnostics.map((each) => each.code))).toEqual(new Set(["AF3001"]));
  });
});

test("a flow of 500 steps, and 200 flows of one another", () => {
  const steps = numbers(500).map(() => ".to(add)");
  const flows = numbers(200).map((at) => `export const f${at} = flow(App).to(f${at + 1});`);
  const { diagnostics, outputs } = compiled({
    "src/app.ts": `${context}/** @node */ export function add(value: number): number { return value + 1; }
export const long = flow(App)${steps.join("")};
export const f200 = flow(App).to(add);
${flows.reverse().join("\n")}`,
  });
  expect(diagnostics).toEqual([]);
  expect(outputs).toHaveLength(1);
});
