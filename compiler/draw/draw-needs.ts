import type { BrokenMemberFact, ParameterFact } from "../model/facts.js";
import type { ContextGraph, ResolvedParameter } from "../model/graph.js";
import { neededMembers } from "../model/needed.js";
import type { DrawnEdge, Health } from "./drawing.js";
import { memberId, missingId } from "./ids.js";
import { type DraftBox, type Part, placeOf } from "./part.js";

/** What a node or a member is injected with, and a box for whatever nobody provides. */
export function drawNeeds(
  needer: string,
  parameters: readonly ResolvedParameter[],
  graph: ContextGraph,
): Part {
  const parts = parameters.map((each) => drawNeed(needer, each, graph));
  return {
    boxes: parts.flatMap((each) => each.boxes),
    edges: parts.flatMap((each) => each.edges),
  };
}

function drawNeed(
  needer: string,
  { parameter, resolution }: ResolvedParameter,
  graph: ContextGraph,
): Part {
  const to = (id: string, health: Health): DrawnEdge => {
    return { from: needer, to: id, kind: "needs", label: parameter.name, crosses: false, health };
  };
  const member = (name: string) => memberId(graph, name);
  switch (resolution.kind) {
    case "input":
    case "call":
    case "absent":
      return { boxes: [], edges: [] };
    case "member":
      return { boxes: [], edges: [to(member(resolution.member), "sound")] };
    case "all":
    case "lazy":
    case "maker":
      return {
        boxes: [],
        edges: [...new Set(neededMembers(resolution))].map((each) => to(member(each), "sound")),
      };
    case "mismatch":
      return { boxes: [], edges: [to(member(resolution.member), "broken")] };
    case "ambiguous":
      return { boxes: [], edges: resolution.members.map((each) => to(member(each), "broken")) };
    case "broken": {
      const meant = brokenMembers(parameter, graph);
      if (meant.length > 0)
        return { boxes: [], edges: meant.map((each) => to(member(each.name), "broken")) };
      const id = missingId(needer, parameter.name);
      return {
        boxes: [missing(id, parameter, "a member that cannot be read")],
        edges: [to(id, "broken")],
      };
    }
    case "none":
    case "missing": {
      const id = missingId(needer, parameter.name);
      return { boxes: [missing(id, parameter, "no provider")], edges: [to(id, "broken")] };
    }
  }
}

/** What the parameter means by its name or its type; none if that cannot be told. */
function brokenMembers(
  { name, type }: ParameterFact,
  { broken }: ContextGraph,
): readonly BrokenMemberFact[] {
  const named = broken.filter((each) => each.name === name);
  if (named.length > 0) return named;
  const typed = broken.filter((each) => each.type === type);
  return typed.length === 0 && broken.length === 1 ? broken : typed;
}

const missing = (id: string, { typeText, site }: ParameterFact, detail: string): DraftBox => ({
  node: {
    id,
    kind: "missing",
    label: typeText,
    detail,
    place: placeOf(site),
    health: "broken",
  },
  sites: [site],
});
