import type ts from "typescript";
import type { TypeId } from "../../model/types.js";
import type { ProgramView } from "../view.js";
import type { Environment } from "./environment.js";
import type { TypeIdentity } from "./identity.js";
import { argumentsOf, genericOf, isDeclared } from "./object-kinds.js";

export interface Supertype {
  readonly type: ts.InterfaceType;
  readonly environment: Environment;
}

interface Reader {
  readonly view: ProgramView;
  readonly identity: TypeIdentity;
  readonly environment: Environment;
}

/** What a class or interface declares itself to be, transitively, nearest first. */
export function supertypesOf(reader: Reader, type: ts.InterfaceType): readonly Supertype[] {
  const found = new Map<TypeId, Supertype>();
  const left: Supertype[] = [{ type, environment: reader.environment }];
  const own = reader.identity.of(type, reader.environment);
  for (let each = left.shift(); each !== undefined; each = left.shift()) {
    for (const base of directSupertypes(reader, each)) {
      const id = reader.identity.of(base.type, base.environment);
      if (id === own || found.has(id)) continue;
      found.set(id, base);
      left.push(base);
    }
  }
  return [...found.values()];
}

function directSupertypes(reader: Reader, { type, environment }: Supertype): readonly Supertype[] {
  const { view, identity } = reader;
  const generic = genericOf(view, type);
  const ids = argumentsOf(view, type).map((each) => identity.of(each, environment));
  const parameters = generic.typeParameters ?? [];
  const inner: Environment =
    generic === type && environment.size === 0
      ? environment
      : new Map(parameters.map((each, index) => [each, ids[index] ?? "unknown"]));
  return [...view.checker.getBaseTypes(generic), ...implementedBy(view, type)]
    .flatMap((base): readonly ts.Type[] => (base.isIntersection() ? base.types : [base]))
    .filter((base) => isDeclared(view, base))
    .map((base) => ({ type: base, environment: inner }));
}

function implementedBy({ ts, checker }: ProgramView, type: ts.InterfaceType): readonly ts.Type[] {
  return (type.symbol.declarations ?? [])
    .filter(ts.isClassLike)
    .flatMap((each) => each.heritageClauses ?? [])
    .filter((clause) => clause.token === ts.SyntaxKind.ImplementsKeyword)
    .flatMap((clause) => clause.types.map((each) => checker.getTypeFromTypeNode(each)));
}
