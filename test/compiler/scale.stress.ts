import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { grow } from "../generator/grow.js";
import type { ProviderModel } from "../generator/model.js";
import { print } from "../generator/print.js";
import { programOf } from "./program.js";

const compiled = (files: Readonly<Record<string, string>>) =>
  compile(programOf(files), { version: "0" });

const numbers = (length: number) => Array.from({ length }, (_, at) => at);

/** Each provider needs the next; the last needs the first if it is a circle. */
function chainOf(length: number, isCircle: boolean): Readonly<Record<string, string>> {
  const model = grow({ seed: 1, nodes: 1, providers: 0, contexts: 1 });
  const [, context] = model.contexts;
  const providers = numbers(length).map((at): ProviderModel => {
    const next = at + 1 < length ? at + 1 : 0;
    return {
      ...{ name: `Link${at}`, file: `src/link${Math.floor(at / 100)}.ts`, kind: "local" },
      ...{ fields: [], behindPort: false, body: "const weight = 1;" },
      needs: next > 0 || isCircle ? [`Link${next}`] : [],
    };
  });
  model.providers = providers;
  context!.members = providers.map((each) => each.name);
  for (const node of model.nodes) node.needs = ["Link0"];
  return Object.fromEntries(print(model));
}

describe("providers", () => {
  test("5,000 in a chain", () => {
    const { diagnostics, outputs } = compiled(chainOf(5000, false));
    expect(diagnostics).toEqual([]);
    expect(outputs[0]!.text).toContain("link4999(): ");
  });

  test("2,000 in a circle are one message", () => {
    const { diagnostics } = compiled(chainOf(2000, true));
    expect(diagnostics.map((each) => each.code)).toEqual(["AF1005"]);
    expect(diagnostics[0]!.message.length).toBeLessThanOrEqual(100);
  });
});

test("4,000 nodes and 12,000 providers", () => {
  const model = grow({ seed: 1, nodes: 4000, providers: 12_000, contexts: 40 });
  const { diagnostics, outputs, facts } = compiled(Object.fromEntries(print(model)));
  expect(diagnostics).toEqual([]);
  expect(outputs).toHaveLength(40);
  expect(facts.nodes).toHaveLength(4000);
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
