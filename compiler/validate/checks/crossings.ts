import { cannotCross } from "../../diagnostics/sharing.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph, WiredFlow, WiredTarget } from "../../model/graph.js";
import type { Site } from "../../model/site.js";
import { typeText } from "../../model/type-lookup.js";
import type { TypeId } from "../../model/types.js";
import { obstacle } from "../crossing.js";
import type { Check, Program } from "./check.js";

/** What enters and leaves a flow; between the steps of one task anything may pass. */
export const crossings: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    context.flows.flatMap((flow) => [
      ...flow.inputs.flatMap((each) => judge({ ...each, label: each.name }, program)),
      ...outputs(flow, context, program),
    ]),
  );

interface Crossing {
  readonly label: string;
  readonly site: Site;
  readonly type: TypeId;
}

function judge({ label, site, type }: Crossing, { facts }: Program): readonly Diagnostic[] {
  const found = obstacle({ path: label, type }, facts.types);
  if (found === undefined) return [];
  return [cannotCross(site, { path: found.path, type: typeText(facts.types, found.type) })];
}

const outputs = (flow: WiredFlow, context: ContextGraph, program: Program) =>
  (flow.steps.at(-1)?.targets ?? []).flatMap((target) => {
    if (target.output === undefined) return [];
    const { site, label } = returnOf(target, context);
    return judge({ label, site, type: target.output }, program);
  });

function returnOf({ fact }: WiredTarget, { nodes }: ContextGraph) {
  const node = nodes.find((each) => fact.kind === "node" && each.node.key === fact.node)?.node;
  if (node === undefined) return { site: fact.site, label: "result" };
  return { site: node.returnSite, label: `${node.name}()` };
}
