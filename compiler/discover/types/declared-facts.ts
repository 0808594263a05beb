import type ts from "typescript";
import type { PropertyFact, TypeFact, TypeId } from "../../model/types.js";
import { keyOf } from "../keys.js";
import { isForeign } from "../places.js";
import { declarationOf } from "../symbols.js";
import { builtInName, typedArrays } from "./built-ins.js";
import { argumentsOf } from "./object-kinds.js";
import { propertiesOf } from "./properties.js";
import type { Shape } from "./shape.js";
import { indexOf } from "./shape-of-object.js";
import { supertypesOf } from "./supertypes.js";
import { type FactWriter, propertyFact } from "./type-facts.js";

type Declared = Extract<Shape, { kind: "declared" }>;

/** A class or interface of the user, of a package, or of the language. */
export function declaredFact(writer: FactWriter, shape: Declared): TypeFact {
  const key = keyOf(writer.view, shape.symbol);
  const name = builtInName(key);
  return name === undefined ? ownFact(writer, shape, key) : builtInFact(writer, shape, name);
}

const collections: Readonly<Record<string, "map" | "set" | "promise" | "iterable" | "function">> = {
  Map: "map",
  ReadonlyMap: "map",
  Set: "set",
  ReadonlySet: "set",
  Promise: "promise",
  PromiseLike: "promise",
  Iterable: "iterable",
  AsyncIterable: "iterable",
  Function: "function",
  CallableFunction: "function",
  NewableFunction: "function",
};

function builtInFact(writer: FactWriter, shape: Declared, name: string): TypeFact {
  const all = argumentsOf(writer.view, shape.type);
  const at = (index: number): TypeId => {
    const part = all[index] ?? writer.view.checker.getAnyType();
    return writer.read(part, writer.environment);
  };
  if (typedArrays.has(name)) return { kind: "typedArray", name };
  switch (Object.hasOwn(collections, name) ? collections[name] : undefined) {
    case "map":
      return { kind: "map", key: at(0), value: at(1) };
    case "set":
      return { kind: "set", element: at(0) };
    case "promise":
      return { kind: "promise", value: at(0) };
    case "iterable":
      return { kind: "iterable", async: name.startsWith("Async"), element: at(0) };
    case "function":
      return { kind: "function" };
    default: {
      const count = writer.identity.argumentsOf(shape.type, writer.environment).length;
      const given = all.slice(0, count).map((_, index) => at(index));
      const data = isData(writer, shape) && { data: true as const };
      return { kind: "builtin", name, arguments: given, ...data };
    }
  }
}

const isData = ({ view }: FactWriter, { symbol, type }: Declared): boolean =>
  (symbol.flags & view.ts.SymbolFlags.Value) === 0 &&
  propertiesOf(view, type).every((each) => !each.method);

function ownFact(writer: FactWriter, { symbol, type }: Declared, declaration: string): TypeFact {
  const { view, environment } = writer;
  const isClass = (symbol.flags & view.ts.SymbolFlags.Class) !== 0;
  const index = indexOf(view, type);
  return {
    kind: isClass ? "class" : "interface",
    declaration,
    name: symbol.name,
    arguments: argumentsOf(view, type).map((each) => writer.read(each, environment)),
    properties: ownProperties(writer, { symbol, type, kind: "declared" }),
    ...(index && { index: writer.read(index, environment) }),
    supertypes: supertypesOf(writer, type).map((each) => writer.read(each.type, each.environment)),
  };
}

/**
 * A package's type with methods lists its methods only, and the methods of packages are of no particular type. Nobody
 * looks further, since such a value neither crosses a thread nor can be shared, and what one socket leads to would
 * fill the table.
 */
function ownProperties(writer: FactWriter, { symbol, type }: Declared): readonly PropertyFact[] {
  const properties = propertiesOf(writer.view, type);
  const isOpaque = isOfPackage(writer, symbol) && properties.some((each) => each.method);
  return properties
    .filter((each) => each.method || !isOpaque)
    .map((each) => {
      if (!each.method || !isOfPackage(writer, each.symbol)) return propertyFact(writer, each);
      const { name, optional, readonly, method } = each;
      return { name, type: writer.readFunction(), optional, readonly, method };
    });
}

function isOfPackage({ view }: FactWriter, symbol: ts.Symbol): boolean {
  const file = declarationOf(view, symbol)?.getSourceFile();
  return file !== undefined && isForeign(view, file);
}
