import * as say from "../../diagnostics/declarations.js";
import { notExported } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ClassFact, ContextFact } from "../../model/facts.js";
import type { Binding } from "../../model/graph.js";
import { needersOf } from "../needs.js";
import type { Check } from "./check.js";

export const nodes: Check = ({ facts }) =>
  facts.nodes.flatMap(({ name: node, site, import: from, overloads }) => [
    ...(from === undefined ? [say.nodeNotExported(site, { node })] : []),
    ...(overloads === undefined ? [] : [say.overloadedNode(site, { node })]),
  ]);

/** A parameter that no name leads to: wrong wherever it would need injection. */
export const parameterForms: Check = ({ graph }) =>
  graph.contexts
    .flatMap(needersOf)
    .flatMap(({ label: owner, parameters }) =>
      parameters
        .filter(
          ({ parameter, resolution }) =>
            parameter.form !== "plain" && !["absent", "input"].includes(resolution.kind),
        )
        .map(({ parameter: { site, form } }) => say.parameterForm(site, { form, owner })),
    );

export const parameterOrder: Check = ({ graph }) =>
  graph.contexts
    .flatMap((each) => each.nodes)
    .flatMap(({ node, parameters }) => {
      const first = parameters.findIndex(({ resolution }) => resolution.kind === "member");
      return parameters
        .filter(({ resolution }, at) => first >= 0 && at > first && resolution.kind === "input")
        .map(({ parameter: { site, name } }) =>
          say.inputAfterDependency(site, { parameter: name, node: node.name }),
        );
    });

export const contexts: Check = ({ facts, graph }) => [
  ...facts.contexts.flatMap(({ broken }) =>
    broken.map(({ site, name, reason }) => say.brokenMember(site, { member: name, reason })),
  ),
  ...graph.contexts.flatMap(({ context }) => unexported("Context", context)),
  ...facts.contexts.flatMap((each) => sameFile(each, facts.contexts)),
];

function sameFile(context: ContextFact, all: readonly ContextFact[]): readonly Diagnostic[] {
  const { file, name, site, abstract } = context;
  const [first] = all
    .filter((each) => each.file === file && !each.abstract)
    .sort((a, b) => a.site.line - b.site.line || a.site.column - b.site.column);
  if (abstract || first === undefined || first === context) return [];
  return [say.twoContexts(site, { name, first: first.name })];
}

const unexported = (what: string, { name, site, import: from }: ContextFact | ClassFact) =>
  from === undefined ? [notExported(site, { what, name })] : [];

export const providers: Check = ({ graph }) =>
  graph.contexts.flatMap((each) => each.bindings).flatMap(constructed);

function constructed({ member, class: made }: Binding): readonly Diagnostic[] {
  if (made === undefined || member.source.from !== "class") return [];
  const reason = whyNot(made);
  const { argumentSite } = member.source;
  return [
    ...unexported("Class", made),
    ...(reason === undefined
      ? []
      : [say.notConstructible(argumentSite, { name: made.name, reason })]),
  ];
}

function whyNot({ abstract, construction }: ClassFact): string | undefined {
  if (abstract) return "is abstract";
  if (construction === undefined) return undefined;
  return construction === "overloaded" ? "has overloads" : `has a ${construction} constructor`;
}
