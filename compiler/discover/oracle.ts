import type ts from "typescript";
import type { TypeFact, TypeId } from "../model/types.js";
import { type TypeParts, typeParts } from "./type-parts.js";

/** Two types, and where in the whole they stand: `a.b`, empty for the whole. */
interface Pair {
  readonly from: TypeId;
  readonly to: TypeId;
  readonly path: string;
}

interface Sides {
  readonly from: TypeParts;
  readonly to: TypeParts;
}

type Compare = (pair: Pair) => string | undefined;

/** How far a search has come. */
interface Search {
  /** Pairs being compared: one met again is left to the first. */
  readonly open: ReadonlySet<string>;
  /** Whether to be content with two types that differ nobody can say where. */
  readonly vague: boolean;
}

/** What is known of types by their ids. */
export interface KnownTypes {
  readonly checker: ts.TypeChecker;
  /** The checker's type; nothing for an id that was composed. */
  typeOf(id: TypeId): ts.Type | undefined;
  factOf(id: TypeId): TypeFact | undefined;
  textOf(id: TypeId): string;
}

/**
 * Compares types by id. The checker decides where it knows both; ids that a later phase composed are taken
 * apart until it does. Reasons are searched in the parts, property by property.
 */
export function mismatchOf(types: KnownTypes, from: TypeId, to: TypeId): string | undefined {
  const pair = { from, to, path: "" };
  const open = new Set<string>();
  const exact = mismatch(types, pair, { open, vague: false });
  return exact ?? mismatch(types, pair, { open, vague: true });
}

function mismatch(types: KnownTypes, pair: Pair, { open, vague }: Search): string | undefined {
  const key = `${pair.from} -> ${pair.to}`;
  if (pair.from === pair.to || fitsAll.has(pair.from) || open.has(key)) return undefined;
  const search = { open: new Set([...open, key]), vague };
  const means: Means = {
    compare: (inner) => mismatch(types, inner, search),
    plain: () => plainReason(types, pair),
  };
  const source = types.typeOf(pair.from);
  const target = types.typeOf(pair.to);
  const isKnown = source !== undefined && target !== undefined;
  if (isKnown && types.checker.isTypeAssignableTo(source, target)) return undefined;
  const from = typeParts(types.factOf(pair.from));
  const to = typeParts(types.factOf(pair.to));
  return difference(pair, { from, to }, means) ?? (isKnown && vague ? means.plain() : undefined);
}

/** Also where a later phase composed the id, so that the checker does not know it. */
const fitsAll: ReadonlySet<TypeId> = new Set(["any", "never"]);

function plainReason(types: KnownTypes, { from, to, path }: Pair): string {
  const sentence = `is ${types.textOf(from)}, expected ${types.textOf(to)}`;
  return path === "" ? sentence : `${nounOf(path)} \`${path}\` ${sentence}`;
}

const nounOf = (path: string): string => (path.startsWith("[") ? "element" : "property");

interface Means {
  readonly compare: Compare;
  readonly plain: () => string;
}

/** The first difference that can be named; nothing when none is found. */
function difference(pair: Pair, { from, to }: Sides, means: Means): string | undefined {
  const { compare, plain } = means;
  if (to.any === true) return undefined;
  if (from.alternatives !== undefined) {
    return from.alternatives.some((each) => compare({ ...pair, from: each })) ? plain() : undefined;
  }
  if (to.alternatives !== undefined) return differenceFromAll(pair, to.alternatives, means);
  if (to.all !== undefined) return first(to.all, (each) => compare({ ...pair, to: each }));
  if (from.elements !== undefined || from.element !== undefined) {
    return elementDifference(pair, { from, to }, means);
  }
  if (from.properties === undefined || to.properties === undefined) return plain();
  return propertyDifference(pair, { from, to }, means);
}

const nothing: ReadonlySet<TypeId> = new Set(["null", "undefined"]);

/** Where only one alternative is more than nothing, its reason tells most. */
function differenceFromAll(
  pair: Pair,
  alternatives: readonly TypeId[],
  { compare, plain }: Means,
): string | undefined {
  const reasons = alternatives.map((to) => compare({ ...pair, to }));
  if (reasons.includes(undefined)) return undefined;
  const telling = reasons.filter((_, at) => !nothing.has(alternatives[at]!));
  return telling.length === 1 && telling[0]?.includes("`") ? telling[0] : plain();
}

function elementDifference(
  pair: Pair,
  { from, to }: Sides,
  { compare, plain }: Means,
): string | undefined {
  if (to.properties?.length === 0) return undefined;
  const sources = from.elements ?? [from.element!];
  const isArray = from.elements === undefined;
  if (to.elements === undefined && to.element === undefined) return plain();
  if (to.elements !== undefined && (isArray || to.elements.length !== sources.length))
    return plain();
  return first(sources, (each, at) =>
    compare({
      from: each,
      to: to.elements?.[at] ?? to.element!,
      path: `${pair.path}[${isArray ? "" : at}]`,
    }),
  );
}

function propertyDifference(
  pair: Pair,
  { from, to }: Sides,
  { compare }: Means,
): string | undefined {
  const given = new Map(from.properties?.map((each) => [each.name, each]));
  const declared = new Set(to.properties?.map((each) => each.name));
  const pathOf = (name: string) => (pair.path === "" ? name : `${pair.path}.${name}`);
  const index = to.index;
  const undeclared = [...given.values()].filter(({ name }) => !declared.has(name));
  return (
    first(to.properties ?? [], ({ name, type, optional }) => {
      const own = given.get(name);
      const path = pathOf(name);
      if (own === undefined)
        return optional === true ? undefined : `property \`${path}\` is missing`;
      const isLax = own.optional === true && optional !== true;
      return isLax
        ? `property \`${path}\` may be missing`
        : compare({ from: own.type, to: type, path });
    }) ??
    (index === undefined
      ? undefined
      : first(undeclared, ({ name, type }) =>
          compare({ from: type, to: index, path: pathOf(name) }),
        ))
  );
}

function first<T>(
  parts: readonly T[],
  reasonOf: (part: T, at: number) => string | undefined,
): string | undefined {
  for (const [at, part] of parts.entries()) {
    const reason = reasonOf(part, at);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
