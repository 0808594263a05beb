import { dependencyCycle } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Binding, ContextGraph } from "../../model/graph.js";
import type { Check } from "./check.js";

/** The shortest cycle of each component. */
export const cycles: Check = ({ graph }) =>
  graph.contexts.flatMap((context) => context.cycles.flatMap((each) => report(each, context)));

function report(component: readonly string[], context: ContextGraph): readonly Diagnostic[] {
  const bindings = context.bindings.filter((each) => component.includes(each.member.name));
  const found = bindings.map((each) => cycleFrom(each.member.name, bindings));
  const members = found.sort((a, b) => a.length - b.length)[0] ?? [];
  const related = members.flatMap((name, at) => {
    const next = members[(at + 1) % members.length];
    const site = edge(bindings, name, next)?.site;
    return site === undefined ? [] : [{ ...site, message: `${name} needs ${next}` }];
  });
  const [first] = related;
  return first === undefined ? [] : [dependencyCycle(first, { members }, { related })];
}

function cycleFrom(start: string, bindings: readonly Binding[]): readonly string[] {
  const paths: string[][] = [[start]];
  const met = new Set<string>();
  for (const path of paths) {
    for (const next of needsOf(bindings, path.at(-1))) {
      if (next === start) return path;
      if (met.has(next)) continue;
      met.add(next);
      paths.push([...path, next]);
    }
  }
  return [];
}

const needsOf = (bindings: readonly Binding[], name: string | undefined): readonly string[] =>
  bindings
    .filter((each) => each.member.name === name)
    .flatMap((each) => each.parameters)
    .flatMap(({ resolution }) => (resolution.kind === "member" ? [resolution.member] : []))
    .filter((need) => bindings.some((each) => each.member.name === need));

const edge = (bindings: readonly Binding[], from: string, to: string | undefined) =>
  bindings
    .find((each) => each.member.name === from)
    ?.parameters.find(({ resolution }) => resolution.kind === "member" && resolution.member === to)
    ?.parameter;
