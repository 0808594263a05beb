import type { RelatedPlace } from "../model/diagnostic.js";
import type { Binding, ContextGraph, ResolvedParameter } from "../model/graph.js";
import type { Site } from "../model/site.js";
import { byText } from "../model/type-ids.js";
import { whyNotConstructible } from "./construction.js";

/** Whoever has parameters, with the shortest way from a flow to it. */
export interface Needer {
  readonly label: string;
  readonly member?: string;
  readonly parameters: readonly ResolvedParameter[];
  readonly trace: readonly RelatedPlace[];
}

/** One parameter, and whose it is. */
export interface Need extends ResolvedParameter {
  readonly needer: Needer;
}

/** Needs that have one cause, the nearest to a flow first. */
export type Needs = readonly [Need, ...Need[]];

/** Every plain parameter of a context, the nearest to a flow first. */
export const needsOf = (context: ContextGraph): readonly Need[] =>
  needersOf(context).flatMap((needer) =>
    needer.parameters
      .filter((each) => each.parameter.form === "plain")
      .map((each) => ({ ...each, needer })),
  );

/** Breadth first from the flows; what no flow reaches comes last, without a trace. */
export function needersOf(context: ContextGraph): readonly Needer[] {
  const queue: Needer[] = nodesOf(context);
  const met = new Set<string>();
  for (const each of queue) {
    for (const { parameter, resolution } of each.parameters) {
      if (resolution.kind !== "member" || met.has(resolution.member)) continue;
      met.add(resolution.member);
      const message = `${each.label} needs ${resolution.member}`;
      const hop = { ...parameter.site, message };
      queue.push(...providersOf(context, resolution.member, [...each.trace, hop]));
    }
  }
  const others = context.bindings.filter((each) => !met.has(each.member.name));
  return [...queue, ...others.map((each) => neederOf(each, []))];
}

/** Which parameters an overloaded or generic node has is not known. */
const nodesOf = (context: ContextGraph): Needer[] =>
  context.nodes
    .filter(({ node }) => node.overloads === undefined && node.typeParameters === undefined)
    .map(({ node, parameters }) => ({
      ...{ label: `node ${node.name}`, parameters },
      trace: stepsOf(context, node.key).slice(0, 1),
    }))
    .sort((a, b) => compareSites(a.trace[0], b.trace[0]));

const stepsOf = ({ flows }: ContextGraph, key: string): readonly RelatedPlace[] =>
  flows
    .flatMap(({ flow, steps }) =>
      steps
        .flatMap((each) => each.targets)
        .filter(({ fact }) => fact.kind === "node" && fact.node === key)
        .map(({ fact }) => ({ ...fact.site, message: `step of flow ${flow.name}` })),
    )
    .sort(compareSites);

/** By file and place; what has none goes last. */
function compareSites(a: Site | undefined, b: Site | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return byText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

const providersOf = (
  { bindings }: ContextGraph,
  name: string,
  trace: readonly RelatedPlace[],
): readonly Needer[] =>
  bindings.filter((each) => each.member.name === name).map((each) => neederOf(each, trace));

/** What a class takes that cannot be constructed anyway does not matter. */
function neederOf(binding: Binding, trace: readonly RelatedPlace[]): Needer {
  const { name } = binding.member;
  const parameters = whyNotConstructible(binding) === undefined ? binding.parameters : [];
  return { label: `provider ${name}`, member: name, parameters, trace };
}

const listed = 10;

/** The way to the nearest need, then the other places; more than ten are counted. */
export function placesOf([nearest, ...others]: Needs): readonly RelatedPlace[] {
  const more = others.length - listed;
  const places = others.slice(0, listed).map(({ needer, parameter }, at) => {
    const rest = at === listed - 1 && more > 0 ? `, and ${more} more` : "";
    return { ...parameter.site, message: `${needer.label} needs it too${rest}` };
  });
  return [...nearest.needer.trace, ...places];
}
