import type { BrokenMemberFact } from "../model/facts.js";
import type { Binding, ContextGraph } from "../model/graph.js";
import { drawNeeds } from "./draw-needs.js";
import { broken } from "./draw-nodes.js";
import type { DrawnEdge } from "./drawing.js";
import { memberId } from "./ids.js";
import { type DraftBox, oneLine, type Part, placeOf } from "./part.js";

/** The members of a context and what they are made with. */
export function drawBindings(graph: ContextGraph): Part {
  const cycles = cyclesIn(graph);
  const needs = graph.bindings.map(({ member, parameters }) =>
    drawNeeds(memberId(graph, member.name), parameters, graph),
  );
  return {
    boxes: [
      ...graph.bindings.map((each) => boxOf(each, memberId(graph, each.member.name), cycles)),
      ...graph.broken.map((each) => brokenBox(each, graph)),
      ...needs.flatMap((each) => each.boxes),
    ],
    edges: needs.flatMap((each) => each.edges).map((each) => inCycle(each, cycles)),
  };
}

/** The cycle of each member that is in one, by its id. */
type Cycles = ReadonlyMap<string, number>;

const cyclesIn = (graph: ContextGraph): Cycles =>
  new Map(
    graph.cycles.flatMap((cycle, at) => cycle.map((each) => [memberId(graph, each), at] as const)),
  );

/** Around a cycle every arrow is broken. */
function inCycle(edge: DrawnEdge, cycles: Cycles): DrawnEdge {
  const cycle = cycles.get(edge.from);
  const isWithin = cycle !== undefined && cycle === cycles.get(edge.to);
  return isWithin ? { ...edge, health: "broken" } : edge;
}

function boxOf(binding: Binding, id: string, cycles: Cycles): DraftBox {
  const { member, parameters, class: of } = binding;
  const isUnsure =
    parameters.some(({ resolution }) => broken.has(resolution.kind)) || cycles.has(id);
  return {
    node: {
      id,
      kind: "member",
      scope: member.kind,
      label: member.name,
      detail: oneLine(member.typeText),
      place: placeOf(member.site),
      health: isUnsure ? "broken" : "sound",
    },
    sites: [
      member.site,
      member.source.argumentSite,
      ...parameters.map((each) => each.parameter.site),
      ...(of === undefined ? [] : [of.site, ...of.fields.map((each) => each.site)]),
      ...(of?.methods.map((each) => each.site) ?? []),
    ],
  };
}

const brokenBox = ({ name, reason, site }: BrokenMemberFact, graph: ContextGraph): DraftBox => ({
  node: {
    id: memberId(graph, name),
    kind: "member",
    scope: "unknown",
    label: name,
    detail: reason,
    place: placeOf(site),
    health: "broken",
  },
  sites: [site],
});
