import { inputAfterDependency } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { WiredNode } from "../../model/graph.js";
import { isInjected } from "../../model/needed.js";
import type { Check } from "./check.js";

/** Once a node, at the first input that is too late. */
export const inputsAfterDependencies: Check = ({ graph }) =>
  graph.contexts.flatMap((each) => each.nodes).flatMap(report);

function report({ node, parameters }: WiredNode): readonly Diagnostic[] {
  const dependency = parameters.findIndex(({ resolution }) => isInjected(resolution));
  const [first, ...others] = parameters
    .filter(
      ({ resolution }, at) => dependency >= 0 && at > dependency && resolution.kind === "input",
    )
    .map((each) => each.parameter);
  if (first === undefined) return [];
  const related = [
    { ...parameters[dependency]!.parameter.site, message: "the dependency" },
    ...others.map(({ site, name }) => ({ ...site, message: `input ${name} comes after it too` })),
  ];
  const names = { parameter: first.name, node: node.name };
  return [inputAfterDependency(first.site, names, { related })];
}
