import type { ParameterFact } from "../model/facts.js";
import type { Resolution } from "../model/graph.js";
import { isService } from "../model/services.js";
import { alternatives, definiteAlternatives, typeFact } from "../model/type-lookup.js";
import type { TypeId } from "../model/types.js";
import { isAsked, providersByType } from "./providers.js";
import type { Scope } from "./scope.js";

/** What a parameter asks for in a roundabout way: later, made with something, or all that there are. */
export function unwrapped(parameter: ParameterFact, scope: Scope): Resolution | undefined {
  if (parameter.form !== "plain") return undefined;
  return parameter.calls === undefined ? collected(parameter, scope) : called(parameter, scope);
}

function called({ name, calls }: ParameterFact, scope: Scope): Resolution | undefined {
  const { takes, gives, promises } = calls!;
  if (takes.length > 0) return made(calls!, scope);
  const { providers, facts, oracle } = scope;
  const named = providers.byName.get(name);
  const [only, ...others] = named ? [named] : providersByType(gives, providers, facts);
  if (only === undefined) return isService(facts.types, gives) ? { kind: "missing" } : undefined;
  if (others.length > 0)
    return { kind: "ambiguous", members: [only, ...others].map((each) => each.name) };
  const reason = oracle.mismatch(only.type, gives);
  return reason === undefined
    ? { kind: "lazy", member: only.name, promises }
    : { kind: "mismatch", member: only.name, reason };
}

/** The function's inputs are, in order, the constructor's parameters that the context does not answer for. */
function made(
  { takes, makes, promises }: NonNullable<ParameterFact["calls"]>,
  scope: Scope,
): Resolution | undefined {
  const { facts, oracle, resolve } = scope;
  const of = makes === undefined ? undefined : facts.classes.get(makes);
  if (of?.import === undefined || of.abstract || of.construction !== undefined) return undefined;
  let index = 0;
  const parameters = of.constructorParameters.map((parameter) => {
    const resolution = resolve(parameter);
    if (resolution !== undefined) return { parameter, resolution };
    const given = takes[index];
    const fits = given !== undefined && oracle.mismatch(given, parameter.type) === undefined;
    if (fits) return { parameter, resolution: { kind: "input", index: index++ } as const };
    const kind = parameter.optional ? "absent" : "missing";
    return { parameter, resolution: { kind } as const };
  });
  const isWhole = parameters.every(({ resolution }) => resolution.kind !== "missing");
  if (!isWhole || index < takes.length) return undefined;
  return { kind: "maker", class: of.key, parameters, takes, promises };
}

function collected({ type, optional }: ParameterFact, scope: Scope): Resolution | undefined {
  const { providers, facts } = scope;
  const [only, ...others] = definiteAlternatives(facts.types, type);
  const found = only === undefined || others.length > 0 ? undefined : elementOf(only, scope);
  if (found === undefined || !isAsked(found.element, facts)) return undefined;
  const members = providersByType(found.element, providers, facts).map((each) => each.name);
  if (members.length > 0) return { kind: "all", container: found.container, members };
  if (!isService(facts.types, found.element)) return undefined;
  const mayBeAbsent = optional || alternatives(facts.types, type).includes("undefined");
  return mayBeAbsent ? { kind: "absent" } : { kind: "none", of: found.element };
}

interface Collected {
  readonly container: "array" | "set" | "map";
  readonly element: TypeId;
}

function elementOf(type: TypeId, { facts }: Scope): Collected | undefined {
  const fact = typeFact(facts.types, type);
  switch (fact?.kind) {
    case "array":
    case "set":
      return { container: fact.kind, element: fact.element };
    case "map":
      return fact.key === "string" ? { container: "map", element: fact.value } : undefined;
    default:
      return undefined;
  }
}
