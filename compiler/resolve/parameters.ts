import type { MemberFact, ParameterFact } from "../model/facts.js";
import type { Resolution, ResolvedParameter } from "../model/graph.js";
import { isService } from "../model/services.js";
import { alternatives, definiteAlternatives, typeFact } from "../model/type-lookup.js";
import { meansBroken, providersByType } from "./providers.js";
import type { Scope } from "./scope.js";
import { unwrapped } from "./unwrapped.js";

/** A node's parameters: what is neither provided nor somebody to call is an input. */
export function nodeParameters(
  parameters: readonly ParameterFact[],
  scope: Scope,
): readonly ResolvedParameter[] {
  let index = 0;
  return parameters.map((parameter) => {
    const found = provided(parameter, scope) ?? ofCall(parameter, scope);
    if (found !== undefined) return { parameter, resolution: found };
    const resolution: Resolution = isService(scope.facts.types, parameter.type)
      ? unprovided(parameter, scope)
      : { kind: "input", index: index++ };
    return { parameter, resolution };
  });
}

/** What every call has: its signal, and who calls. */
function ofCall(
  { type, info }: ParameterFact,
  { facts: { types } }: Scope,
): Resolution | undefined {
  const [only, ...others] = definiteAlternatives(types, type);
  const fact = only === undefined || others.length > 0 ? undefined : typeFact(types, only);
  if (fact?.kind === "builtin" && fact.name === "AbortSignal")
    return { kind: "call", of: "signal" };
  return info ? { kind: "call", of: "info" } : undefined;
}

/** The parameters of a constructor or a factory, which have no inputs. */
export const providerParameters = (
  parameters: readonly ParameterFact[],
  scope: Scope,
): readonly ResolvedParameter[] =>
  parameters.map((parameter) => ({
    parameter,
    resolution: provided(parameter, scope) ?? unprovided(parameter, scope),
  }));

/** A member that is reported, of which nobody knows what it provides, may be what is missing. */
function unprovided({ optional, form, type }: ParameterFact, scope: Scope): Resolution {
  const { providers, facts } = scope;
  const mayBeBroken = providers.broken.anything && isService(facts.types, type);
  const mayBeAbsent = optional || alternatives(facts.types, type).includes("undefined");
  if (mayBeAbsent || form === "rest") return { kind: "absent" };
  return { kind: mayBeBroken ? "broken" : "missing" };
}

/** What the context answers; undefined when it does not. */
export function provided(parameter: ParameterFact, scope: Scope): Resolution | undefined {
  const { byName, broken } = scope.providers;
  const named = byName.get(parameter.name);
  const direct = named && fitting(named, parameter, scope);
  if (direct?.kind === "member") return direct;
  const roundabout = unwrapped(parameter, scope);
  if (roundabout !== undefined) return roundabout;
  if (direct !== undefined) return direct;
  if (broken.names.has(parameter.name)) return { kind: "broken" };
  const [only, ...others] = providersByType(parameter.type, scope.providers, scope.facts);
  if (only === undefined) {
    const isBroken = meansBroken(parameter.type, scope.providers, scope.facts);
    return isBroken ? { kind: "broken" } : undefined;
  }
  if (others.length === 0) return fitting(only, parameter, scope);
  return { kind: "ambiguous", members: [only, ...others].map((each) => each.name) };
}

function fitting(member: MemberFact, { type }: ParameterFact, { oracle }: Scope): Resolution {
  const reason = oracle.mismatch(member.type, type);
  return reason === undefined
    ? { kind: "member", member: member.name }
    : { kind: "mismatch", member: member.name, reason };
}
