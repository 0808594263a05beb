import { key } from "../model/identifiers.js";
import type { FlowPlan } from "../model/plan.js";
import { printParameter } from "./parameters.js";
import { printBody } from "./program.js";
import { docComment, indent, list, spaced } from "./text.js";

export function printFlows(flows: readonly FlowPlan[]): readonly string[] {
  return [
    "/** The program of each flow; runs on the thread that launched the app. */",
    "const flows = {",
    ...indent(spaced(flows.map(printFlow))),
    "};",
  ];
}

function printFlow(flow: FlowPlan): readonly string[] {
  const { name, label, origin, parameters, returns, usesRun } = flow;
  const signature = list({
    open: `async ${key(name)}(`,
    items: [usesRun ? "run: af.Run" : "_run: af.Run", ...parameters.map(printParameter)],
    close: `): Promise<${returns}> {`,
    column: 2,
  });
  return [
    ...docComment([`${name} = ${label}, ${origin}`]),
    ...signature,
    ...indent(printBody(flow.steps, 4)),
    "},",
  ];
}
