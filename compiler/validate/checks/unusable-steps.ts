import { unusableStep } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph, WiredTarget } from "../../model/graph.js";
import { flowsByKey } from "../lookups.js";
import { targetFaults } from "../step-faults.js";
import type { Check, Program } from "./check.js";

/** Steps that are neither nodes nor flows of the same context. */
export const unusableSteps: Check = (program) => [
  ...[...targetFaults(program.facts, "other"), ...undeclared(program)].map(
    ({ site, text, reason }) => unusableStep(site, { text, reason }),
  ),
  ...program.graph.contexts.flatMap((context) =>
    context.flows
      .flatMap((each) => each.steps)
      .flatMap((each) => each.targets)
      .flatMap((each) => unusable(each, context, program)),
  ),
];

/** Of a node that is not exported, that is said already. */
function undeclared({ facts }: Program) {
  const hidden = facts.nodes.filter((each) => each.import === undefined).map(({ name }) => name);
  return targetFaults(facts, "undeclared").filter(
    ({ text, imported }) => !hidden.includes(imported ?? text.slice(text.lastIndexOf(".") + 1)),
  );
}

function unusable(
  { fact }: WiredTarget,
  graph: ContextGraph,
  { facts }: Program,
): readonly Diagnostic[] {
  if (fact.kind !== "flow") return [];
  const inner = facts.flows.find((each) => each.key === fact.flow);
  if (inner?.steps.length === 0) {
    return [unusableStep(fact.site, { text: inner.name, reason: "is a flow without steps" })];
  }
  if (flowsByKey(graph).has(fact.flow)) return [];
  const { context } = graph;
  const owner = facts.contexts.find((each) => each.key === inner?.context);
  if (inner === undefined || owner === undefined) return [];
  const reason = `is a flow of ${owner.name}, not of ${context.name}`;
  const help = `Declare a flow of ${context.name} with the same steps, or call the app of ${owner.name}.`;
  const related = [{ ...inner.site, message: `${inner.name} is declared here` }];
  return [unusableStep(fact.site, { text: inner.name, reason }, { help, related })];
}
