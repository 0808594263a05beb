import type { Binding, ContextGraph, ResolvedParameter } from "../model/graph.js";
import { neededMembers } from "../model/needed.js";
import type { SharedFieldPlan } from "../model/plan.js";
import { oneOf } from "../model/provider-kinds.js";
import { at, type Explained, type Lines, parameterLine } from "./explained.js";

/** A member's provider, who uses it and, of a shared one, its layout and what is guarded. */
export const explainMember = (explained: Explained, name: string): readonly Lines[] =>
  explained.graph.contexts.flatMap((context) =>
    context.bindings
      .filter((each) => each.member.name === name)
      .map((binding) => tell(explained, context, binding)),
  );

const madeBy = {
  class: "made by its class",
  factory: "made by a factory",
  value: "given as it is",
} as const;

function tell(explained: Explained, graph: ContextGraph, { member, parameters }: Binding): Lines {
  const context = graph.context.name;
  const users = usersOf(graph, member.name);
  return [
    `member ${context}.${member.name} at ${at(member.site)}: ${member.kind}, ${oneOf[member.kind]}`,
    `  a ${member.typeText}, ${madeBy[member.source.from]}`,
    ...parameters.map((each) => parameterLine(context, each)),
    `  used by ${users.length === 0 ? "nobody" : users.join(", ")}`,
    ...layout(explained, context, member.name),
  ];
}

/** Nodes, and members whose providers need it. */
export function usersOf(
  { context, bindings, nodes }: ContextGraph,
  name: string,
): readonly string[] {
  const uses = (all: readonly ResolvedParameter[]) =>
    all.some(({ resolution }) => neededMembers(resolution).includes(name));
  return [
    ...nodes.filter((each) => uses(each.parameters)).map(({ node }) => node.name),
    ...bindings
      .filter((each) => uses(each.parameters))
      .map(({ member }) => `${context.name}.${member.name}`),
  ];
}

function layout({ plans }: Explained, context: string, name: string): Lines {
  const shared = plans.find((each) => each.context === context)?.shared;
  const object = shared?.objects.find((each) => each.member === name);
  const of = shared?.classes.find((each) => each.names.definition === object?.definition);
  if (of === undefined) return [];
  return [
    `  layout ${of.layout}, ${of.cells * 8} bytes`,
    ...of.fields.map(
      (each) =>
        `    ${each.name}: ${each.storage} at byte ${each.cell * 8}, ${each.cells * 8} bytes, ${kept(each)}`,
    ),
    ...of.members.map((each) => `  ${each.name} is ${each.access}: ${each.because}`),
  ];
}

/** What it costs to use: whether it is copied, and if not, what it is. */
function kept({ kind }: SharedFieldPlan): string {
  switch (kind) {
    case "value":
      return "copied whole";
    case "typedArray":
    case "array":
    case "map":
    case "set":
      return "live";
    default:
      return kind;
  }
}
