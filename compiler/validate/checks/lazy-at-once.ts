import { lazyAtOnce } from "../../diagnostics/life.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { neededAtOnce } from "../../model/needed.js";
import { bindingsByName } from "../lookups.js";
import { type Need, needsOf, traceOf } from "../needs.js";
import type { Check } from "./check.js";

/** A cycle that is broken by a function, which is called too early. */
export const lazyCalls: Check = ({ graph }) =>
  graph.contexts.flatMap((context) => needsOf(context).flatMap((each) => report(each, context)));

function report({ parameter, resolution, needer }: Need, context: ContextGraph) {
  const found: Diagnostic[] = [];
  const owner = needer.member;
  if (owner === undefined || resolution.kind !== "lazy" || !parameter.calls?.atOnce) return found;
  const { member } = resolution;
  if (member !== owner && !allNeeded(member, context).has(owner)) return found;
  const site = bindingsByName(context).get(member)?.member.site;
  const place = site === undefined ? [] : [{ ...site, message: `${member} needs ${owner}` }];
  const names = { parameter: parameter.name, owner, member };
  return [lazyAtOnce(parameter.site, names, { related: [...traceOf(needer), ...place] })];
}

function allNeeded(member: string, context: ContextGraph): ReadonlySet<string> {
  const found = new Set([member]);
  for (const each of found) {
    for (const { resolution } of bindingsByName(context).get(each)?.parameters ?? []) {
      for (const next of neededAtOnce(resolution)) found.add(next);
    }
  }
  return found;
}
