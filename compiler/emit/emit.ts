import type { Output } from "../model/output.js";
import type { PolicyPlan, WiringPlan } from "../model/plan.js";
import { printApp } from "./app.js";
import { printFlows } from "./flows.js";
import { printFunction } from "./functions.js";
import { printHeader } from "./header.js";
import { printImports } from "./imports.js";
import { printShared } from "./shared.js";
import { printScope, printSlots } from "./slots.js";
import { docComment, spaced } from "./text.js";
import { printWiring } from "./wiring.js";

/** Prints a wiring module: every decision is in the plan. */
export function emit(plan: WiringPlan): Output {
  const sections = [
    [...printHeader(plan, plan.graph), ...printImports(plan.imports)],
    plan.instanceOf === undefined ? [] : [`const context = new ${plan.instanceOf}();`],
    printSlots(plan.slots),
    printScope(plan),
    printShared(plan.shared),
    ...plan.functions.map(printFunction),
    ...plan.policies.map(printPolicy),
    printFlows(plan.flows),
    printApp(plan),
    printWiring(plan),
    printLaunch(plan),
    ["af.serve(wiring);"],
  ];
  return { file: plan.output, text: `${spaced(sections).join("\n")}\n` };
}

const printPolicy = ({ name, text, origin }: PolicyPlan): readonly string[] => [
  ...docComment([origin]),
  `const ${name}: af.RetryPolicy = ${text};`,
];

function printLaunch({ context, appName }: WiringPlan): readonly string[] {
  return [
    `/** Starts ${context} on worker threads. */`,
    `export function launch(options?: af.LaunchOptions): Promise<${appName}> {`,
    "  return af.launch(wiring, options);",
    "}",
  ];
}
