/**
 * A program of so many nodes, with three providers each: layers of classes that need two of the layer before, and flows
 * of ten steps.
 */
export function large(nodes: number): Readonly<Record<string, string>> {
  const count = nodes * 3;
  const classes = range(count).map(classOf(Math.ceil(count / layers)));
  const members = range(count).map((at) => `  p${at} = local(P${at});`);
  const functions = range(nodes).map((at) => {
    const needs = [0, 1, 2].map((each) => `p${3 * at + each}: P${3 * at + each}`);
    return `/** @node */\nexport const n${at} = (x: number, ${needs.join(", ")}): number => x + p${3 * at}.id;`;
  });
  const flows = range(Math.ceil(nodes / 10)).map((at) => {
    const steps = range(Math.min(10, nodes - 10 * at)).map((each) => `.to(n${10 * at + each})`);
    return `export const flow${at} = flow(Large)${steps.join("")};`;
  });
  const types = range(count)
    .map((at) => `P${at}`)
    .join(", ");
  const names = range(nodes)
    .map((at) => `n${at}`)
    .join(", ");
  return {
    "src/classes.ts": classes.join("\n"),
    "src/context.ts": `import { FlowContext, local } from "aetherflow";\nimport { ${types} } from "./classes.js";\nexport class Large extends FlowContext {\n${members.join("\n")}\n}\n`,
    "src/nodes.ts": `import type { ${types} } from "./classes.js";\n${functions.join("\n")}\n`,
    "src/flows.ts": `import { flow } from "aetherflow";\nimport { Large } from "./context.js";\nimport { ${names} } from "./nodes.js";\n${flows.join("\n")}\n`,
  };
}

const layers = 6;

const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

const classOf = (layer: number) => (at: number) => {
  const needs = [at - layer, at - layer + 1].filter((each) => each >= 0 && each < at);
  const parameters = needs.map((each) => `readonly p${each}: P${each}`);
  return `export class P${at} { readonly id = ${at}; constructor(${parameters.join(", ")}) {} }`;
};
