import { key } from "../model/identifiers.js";
import type { Output } from "../model/output.js";
import type { BrokenAppPlan, BrokenPlan } from "../model/plan.js";
import { printHeader } from "./header.js";
import { printImports } from "./imports.js";
import { block, docComment, indent, quote, spaced } from "./text.js";

/** Prints a module that type-checks for its users as well as it can, and refuses to load. */
export function emitBroken(plan: BrokenPlan): Output {
  const sections = [
    [...printHeader(plan, "broken"), ...printImports([])],
    ...plan.apps.map(printApp),
    printFailure(plan),
  ];
  return { file: plan.output, text: `${spaced(sections).join("\n")}\n` };
}

function printApp({ context, appName, flows, shared }: BrokenAppPlan): readonly string[] {
  return [
    ...docComment([`${context} has errors: what its flows take and give is not known.`]),
    ...block(`export interface ${appName} extends af.App`, [
      ...flows.map((name) => `${key(name)}(...inputs: any[]): Promise<any>;`),
      ...shared.map((name) => `readonly ${key(name)}: any;`),
      "readonly [member: string]: any;",
    ]),
  ];
}

function printFailure({ apps, text }: BrokenPlan): readonly string[] {
  const app = apps.map((each) => each.appName).join(" & ") || "any";
  return spaced([
    ["const failure = new af.BrokenWiringError(", ...indent(printText(text)), ");"],
    block(`export function launch(_options?: af.LaunchOptions): Promise<${app}>`, [
      "throw failure;",
    ]),
    ["throw failure;"],
  ]);
}

function printText(text: readonly string[]): readonly string[] {
  return ["[", ...indent(text.map((line) => `${quote(line)},`)), '].join("\\n"),'];
}
