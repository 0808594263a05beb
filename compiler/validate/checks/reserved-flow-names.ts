import { reservedFlowName } from "../../diagnostics/flows.js";
import type { ContextGraph } from "../../model/graph.js";
import type { Site } from "../../model/site.js";
import type { Check } from "./check.js";

/** What has `then` is a promise to JavaScript: `await launch()` would call it. */
const ownNames = ["close", "destroy", "then"];

export const reservedFlowNames: Check = ({ graph }) => graph.contexts.flatMap(report);

function report({ bindings, flows }: ContextGraph) {
  const shared = bindings.map((each) => each.member).filter((each) => each.kind === "shared");
  const names = shared.map((each) => each.name);
  const taken = (what: string, each: { readonly name: string; readonly site: Site }) =>
    reservedFlowName(each.site, { what, name: each.name });
  return [
    ...flows
      .map((each) => each.flow)
      .filter(({ name }) => [...ownNames, ...names].includes(name))
      .map((each) => taken("Flow", each)),
    ...shared.filter(({ name }) => ownNames.includes(name)).map((each) => taken("Member", each)),
  ];
}
