import type { Diagnostic } from "../../model/diagnostic.js";
import type { FlowFact, MemberFact } from "../../model/facts.js";
import type { ContextGraph, ResolvedParameter } from "../../model/graph.js";
import { neededMembers } from "../../model/needed.js";
import { oneOf } from "../../model/provider-kinds.js";
import type { Site } from "../../model/site.js";
import { tellPlan } from "../explain-flow.js";
import { usersOf } from "../explain-member.js";
import type { Explained } from "../explained.js";

/** Something in the program that the graph knows more of than TypeScript does. */
export interface Subject {
  readonly lines: readonly string[];
  /** Of a parameter, the members that it may be injected from. */
  readonly providers: readonly Provider[];
  /** Of a member, the parameters that it is injected into. */
  readonly injections: readonly Site[];
}

export interface Provider {
  readonly context: string;
  readonly member: MemberFact;
}

/** One thing to say of a place. */
interface Remark {
  readonly site: Site;
  readonly line: string;
  readonly provider?: Provider;
  readonly injections?: readonly Site[];
}

type Told = Explained & { readonly diagnostics: readonly Diagnostic[] };

export type Subjects = ReadonlyMap<string, Subject>;

export const placeOf = ({ file, line, column }: Site): string => `${file}:${line}:${column}`;

/** All there is, by the place of its name. */
export function subjectsOf(told: Told): Subjects {
  const remarks = told.graph.contexts.flatMap((context) => [
    ...parametersOf(context).flatMap((each) => ofParameter(told, context, each)),
    ...ofMembers(context),
    ...ofNodes(context),
    ...context.flows.map(({ flow }) => ofFlow(told, context, flow)),
  ]);
  const found = new Map<string, Remark[]>();
  for (const each of remarks) {
    found.set(placeOf(each.site), [...(found.get(placeOf(each.site)) ?? []), each]);
  }
  return new Map([...found].map(([place, all]) => [place, together(all)]));
}

function together(remarks: readonly Remark[]): Subject {
  const providers = remarks.flatMap((each) => each.provider ?? []);
  const injections = remarks.flatMap((each) => each.injections ?? []);
  return {
    lines: [...new Set(remarks.map((each) => each.line))],
    providers: [...new Map(providers.map((each) => [placeOf(each.member.site), each])).values()],
    injections: [...new Map(injections.map((each) => [placeOf(each), each])).values()],
  };
}

const parametersOf = ({ nodes, bindings }: ContextGraph): readonly ResolvedParameter[] =>
  [...nodes, ...bindings]
    .flatMap((each) => each.parameters)
    .filter(({ parameter }) => parameter.form === "plain");

function ofParameter(
  told: Told,
  { context, bindings }: ContextGraph,
  { parameter, resolution }: ResolvedParameter,
): readonly Remark[] {
  const { site } = parameter;
  const names = namesIn(resolution);
  const providers = bindings
    .filter(({ member }) => names.includes(member.name))
    .map(({ member }) => ({ context: context.name, member }));
  const line = sentenceOf(resolution, context.name, providers);
  const help = isWell.has(resolution.kind) ? [] : adviceAt(told, site);
  const lines = [line, ...help].map((each) => ({ site, line: each }));
  return [...lines, ...providers.map((provider) => ({ site, line, provider }))];
}

type Resolution = ResolvedParameter["resolution"];

const isWell: ReadonlySet<Resolution["kind"]> = new Set([
  ...["input", "member", "call", "absent", "all", "lazy", "maker"],
] as Resolution["kind"][]);

const namesIn = (resolution: Resolution): readonly string[] =>
  resolution.kind === "ambiguous"
    ? resolution.members
    : "member" in resolution
      ? [resolution.member]
      : neededMembers(resolution);

function sentenceOf(
  resolution: Resolution,
  context: string,
  providers: readonly Provider[],
): string {
  const members = providers.map(({ member }) => `\`${context}.${member.name}\` (${member.kind})`);
  if (resolution.kind === "input") return "input";
  if (resolution.kind === "member") return `injected from ${members.join()}`;
  if (resolution.kind === "all") return `all of ${members.join(", ")}`;
  if (resolution.kind === "lazy") return `gives ${members.join()} when it is called`;
  if (resolution.kind === "maker") return "makes one for each call";
  if (resolution.kind === "ambiguous") return `one of ${members.join(", ")}: which is not said`;
  if (resolution.kind === "mismatch") return `does not fit ${members.join()}: ${resolution.reason}`;
  if (resolution.kind === "call") return `the call's ${resolution.of}`;
  if (resolution.kind === "broken") return `needs a member of \`${context}\` that has errors`;
  return resolution.kind === "absent"
    ? `optional, and \`${context}\` does not provide it`
    : `not provided in \`${context}\``;
}

/** What the diagnostic that covers a place says to do. */
function adviceAt({ diagnostics }: Told, site: Site): readonly string[] {
  const place = placeOf(site);
  const covering = diagnostics.find((each) => placeOf(each) === place);
  const related = diagnostics.find(({ related }) =>
    related.some((each) => placeOf(each) === place),
  );
  const help = (covering ?? related)?.help ?? "";
  return help === "" ? [] : help.split("\n");
}

const ofMembers = (graph: ContextGraph): readonly Remark[] =>
  graph.bindings.map(({ member }) => {
    const users = usersOf(graph, member.name);
    const scope = `\`${graph.context.name}.${member.name}\`: ${member.kind}, ${oneOf[member.kind]}`;
    return {
      site: member.site,
      line: `${scope}; used by ${users.length === 0 ? "nobody" : users.join(", ")}`,
      injections: parametersOf(graph)
        .filter(({ resolution }) => namesIn(resolution).includes(member.name))
        .map(({ parameter }) => parameter.site),
    };
  });

const ofNodes = ({ context, nodes, flows }: ContextGraph): readonly Remark[] =>
  nodes.map(({ node }) => {
    const users = flows
      .filter(({ steps }) =>
        steps.some(({ targets }) =>
          targets.some(({ fact }) => fact.kind === "node" && fact.node === node.key),
        ),
      )
      .map(({ flow }) => `\`${flow.name}\``);
    return { site: node.site, line: `node of \`${context.name}\`, used by ${users.join(", ")}` };
  });

function ofFlow(told: Told, { context }: ContextGraph, flow: FlowFact): Remark {
  const plan = tellPlan(told, flow).map((each) => `- ${each.trim()}`);
  return { site: flow.site, line: [`flow of \`${context.name}\``, ...plan].join("\n") };
}
