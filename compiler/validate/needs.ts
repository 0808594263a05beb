import type { RelatedPlace } from "../model/diagnostic.js";
import type { Binding, ContextGraph, ResolvedParameter } from "../model/graph.js";
import { memoised } from "../model/memoised.js";
import { neededMembers } from "../model/needed.js";
import type { Site } from "../model/site.js";
import { byText } from "../model/type-ids.js";
import { whyNotConstructible } from "./construction.js";
import { bindingsByName } from "./lookups.js";

/** Whoever has parameters. */
export interface Needer {
  readonly label: string;
  readonly member?: string;
  readonly parameters: readonly ResolvedParameter[];
  /** Who needs it, on the shortest way from a flow; a step where that is a node. */
  readonly from?: { readonly needer?: Needer; readonly place: RelatedPlace };
}

/** One parameter, and whose it is. */
export interface Need extends ResolvedParameter {
  readonly needer: Needer;
}

/** Needs that have one cause, the nearest to a flow first. */
export type Needs = readonly [Need, ...Need[]];

/** Every plain parameter of a context, the nearest to a flow first. */
export const needsOf: (context: ContextGraph) => readonly Need[] = memoised((context) =>
  needersOf(context).flatMap((needer) =>
    needer.parameters
      .filter((each) => each.parameter.form === "plain")
      .map((each) => ({ ...each, needer })),
  ),
);

/** Breadth first from the flows; what no flow reaches comes last, without a trace. */
export const needersOf: (context: ContextGraph) => readonly Needer[] = memoised((context) => {
  const bindings = bindingsByName(context);
  const queue: Needer[] = nodesOf(context);
  const met = new Set<string>();
  for (const needer of queue) {
    for (const { parameter, resolution } of needer.parameters) {
      for (const member of neededMembers(resolution)) {
        if (met.has(member)) continue;
        met.add(member);
        const place = { ...parameter.site, message: `${needer.label} needs ${member}` };
        const binding = bindings.get(member);
        if (binding !== undefined) queue.push(neederOf(binding, { needer, place }));
      }
    }
  }
  const others = context.bindings.filter((each) => !met.has(each.member.name));
  return [...queue, ...others.map((each) => neederOf(each))];
});

/** The shortest way from a flow. */
export function traceOf(needer: Needer | undefined): readonly RelatedPlace[] {
  const trace: RelatedPlace[] = [];
  for (let at = needer?.from; at !== undefined; at = at.needer?.from) trace.push(at.place);
  return trace.reverse();
}

/** Which parameters an overloaded or generic node has is not known. */
function nodesOf(context: ContextGraph): Needer[] {
  const steps = firstSteps(context);
  return context.nodes
    .filter(({ node }) => node.overloads === undefined && node.typeParameters === undefined)
    .map(({ node, parameters }) => {
      const place = steps.get(node.key);
      return { label: `node ${node.name}`, parameters, ...(place && { from: { place } }) };
    })
    .sort((a, b) => compareSites(a.from?.place, b.from?.place));
}

/** The first step that calls each node, by file and place. */
function firstSteps({ flows }: ContextGraph): ReadonlyMap<string, RelatedPlace> {
  const first = new Map<string, RelatedPlace>();
  for (const { flow, steps } of flows) {
    for (const { fact } of steps.flatMap((each) => each.targets)) {
      if (fact.kind !== "node") continue;
      const before = first.get(fact.node);
      if (before !== undefined && compareSites(before, fact.site) <= 0) continue;
      first.set(fact.node, { ...fact.site, message: `step of flow ${flow.name}` });
    }
  }
  return first;
}

/** By file and place; what has none goes last. */
function compareSites(a: Site | undefined, b: Site | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return byText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** What a class takes that cannot be constructed anyway does not matter. */
function neederOf(binding: Binding, from?: Needer["from"]): Needer {
  const { name } = binding.member;
  const parameters = whyNotConstructible(binding) === undefined ? binding.parameters : [];
  return { label: `provider ${name}`, member: name, parameters, ...(from && { from }) };
}

const listed = 10;

/** The way to the nearest need, then the other places; more than ten are counted. */
export function placesOf([nearest, ...others]: Needs): readonly RelatedPlace[] {
  const more = others.length - listed;
  const places = others.slice(0, listed).map(({ needer, parameter }, at) => {
    const rest = at === listed - 1 && more > 0 ? `, and ${more} more` : "";
    return { ...parameter.site, message: `${needer.label} needs it too${rest}` };
  });
  return [...traceOf(nearest.needer), ...places];
}
