import { lazyAsynchronous } from "../../diagnostics/life.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { asynchronousMembers } from "../../model/lifetimes.js";
import { neededAtOnce } from "../../model/needed.js";
import { bindingsByName } from "../lookups.js";
import { type Need, needsOf, traceOf } from "../needs.js";
import type { Check } from "./check.js";

/** Functions that are to give, or to make, something at once. */
export const lazyAsynchronousProviders: Check = ({ graph }) =>
  graph.contexts.flatMap((context) => needsOf(context).flatMap((each) => report(each, context)));

function report(need: Need, context: ContextGraph): readonly Diagnostic[] {
  const { parameter, needer } = need;
  const [member] = atOnce(need).filter((each) => asynchronousMembers(context).has(each));
  const site = member === undefined ? undefined : bindingsByName(context).get(member)?.member.site;
  if (member === undefined || site === undefined) return [];
  const related = [...traceOf(needer), { ...site, message: `${member} is asynchronous` }];
  return [lazyAsynchronous(parameter.site, { parameter: parameter.name, member }, { related })];
}

function atOnce({ resolution }: Need): readonly string[] {
  if (resolution.kind === "lazy") return resolution.promises ? [] : [resolution.member];
  if (resolution.kind !== "maker" || resolution.promises) return [];
  return resolution.parameters.flatMap((each) => neededAtOnce(each.resolution));
}
