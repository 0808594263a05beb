import { expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import type { ProgramFacts } from "../../../compiler/model/facts.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { programOf } from "../program.js";

const { facts, oracle } = discover(
  programOf({
    "src/app.ts": `import { FlowContext, flow, local } from "aetherflow";
      export class App extends FlowContext { p = local((q: number) => 1) }
      /** @node */ export const next = (n: number) => n + 1;
      export const f = flow(App).to(next);`,
  }),
);
const numbers = (length: number) => Array.from({ length }, (_, at) => at);

test("a flow of 10,000 steps", () => {
  const [flow] = facts.flows;
  const steps = numbers(10_000).map(() => flow!.steps[0]!);
  const { contexts } = resolve({ ...facts, flows: [{ ...flow!, steps }] }, oracle);
  expect(contexts[0]!.flows[0]!.output).toBe("number");
});

test("a chain of 5,000 flows", () => {
  const [flow] = facts.flows;
  const { site } = flow!.steps[0]!;
  const flows = numbers(5000).map((at) => {
    const target = { kind: "flow", flow: `f${at + 1}`, site } as const;
    const steps = at === 4999 ? flow!.steps : [{ op: "to", target, site } as const];
    return { ...flow!, key: `f${at}`, name: `f${at}`, steps };
  });
  const wired = resolve({ ...facts, flows }, oracle).contexts[0]!.flows;
  expect(wired[0]!.flow.key).toBe("f4999");
  expect(wired.at(-1)).toMatchObject({ flow: { key: "f0" }, output: "number" });
});

test("a chain of 5,000 providers", () => {
  const { contexts } = resolve(chainOfProviders(5000), oracle);
  expect(contexts[0]!.creationOrder).toHaveLength(5000);
  expect(contexts[0]!.creationOrder[0]).toBe("p4999");
});

function chainOfProviders(length: number): ProgramFacts {
  const [context] = facts.contexts;
  const [member] = context!.members;
  const { source } = member!;
  if (source.from !== "factory") throw new Error("the provider is a factory");
  const members = numbers(length).map((at) => {
    const parameters = source.parameters.map((each) => ({ ...each, name: `p${at + 1}` }));
    const last = at === length - 1;
    return {
      ...member!,
      name: `p${at}`,
      source: { ...source, parameters: last ? [] : parameters },
    };
  });
  return { ...facts, contexts: [{ ...context!, members }] };
}
