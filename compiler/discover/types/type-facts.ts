import type ts from "typescript";
import type { PropertyFact, StorageAlias, TypeFact, TypeId } from "../../model/types.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import { declaredFact } from "./declared-facts.js";
import type { Environment } from "./environment.js";
import type { TypeIdentity } from "./identity.js";
import type { Part, PropertyShape, Shape, TupleElement } from "./shape.js";
import { storageOf } from "./storage.js";

/** What a fact is written with. */
export interface FactWriter {
  readonly view: ProgramView;
  readonly identity: TypeIdentity;
  readonly environment: Environment;
  /** The id of a part, which is put into the table as well. */
  readonly read: (part: Part, environment: Environment) => TypeId;
  /** The id of a primitive that asks for integer storage. */
  readonly readStorage: (storage: StorageAlias) => TypeId;
  /** The id of functions of which only that they are functions matters. */
  readonly readFunction: () => TypeId;
}

/** What the table says of a type. */
export function factOf(writer: FactWriter, shape: Shape): TypeFact {
  const { view } = writer;
  const read = (part: Part): TypeId => writer.read(part, writer.environment);
  switch (shape.kind) {
    case "primitive":
      return { kind: "primitive", name: shape.name };
    case "literal":
      return { kind: "literal", value: shape.value };
    case "enum":
      return enumFact(view, shape.symbol, valuesOf(view, shape.symbol));
    case "enumMember":
      return enumFact(view, shape.of, shape.value === undefined ? [] : [shape.value]);
    case "union":
    case "intersection":
      return { kind: shape.kind, members: [...new Set(shape.members.map(read))].sort() };
    case "array":
      return { kind: "array", element: read(shape.element), readonly: shape.readonly };
    case "tuple":
      return tupleFact(shape.elements, read);
    case "declared":
      return declaredFact(writer, shape);
    case "static":
    case "function":
      return { kind: "function" };
    case "record": {
      const properties = shape.properties.map((each) => propertyFact(writer, each));
      const index = shape.index && { index: read(shape.index) };
      return { kind: "record", properties, ...index };
    }
    case "open":
      return { kind: "typeParameter", name: shape.name };
  }
}

export function propertyFact(writer: FactWriter, property: PropertyShape): PropertyFact {
  const { name, optional, readonly, method, accessor } = property;
  const storage = storageOf(writer.view, property.symbol);
  const type =
    storage === undefined
      ? writer.read(property.type, writer.environment)
      : writer.readStorage(storage);
  return { name, type, optional, readonly, method, ...(accessor && { accessor }) };
}

const enumFact = (
  view: ProgramView,
  symbol: ts.Symbol,
  values: readonly (string | number)[],
): TypeFact => ({ kind: "enum", declaration: keyOf(view, symbol), values });

/** None when one of them is computed as the program runs. */
function valuesOf({ ts, checker }: ProgramView, symbol: ts.Symbol): readonly (string | number)[] {
  const values = (symbol.declarations ?? [])
    .filter(ts.isEnumDeclaration)
    .flatMap((each) => each.members.map((member) => checker.getConstantValue(member)));
  return values.every((each) => each !== undefined) ? values : [];
}

function tupleFact(elements: readonly TupleElement[], read: (part: Part) => TypeId): TypeFact {
  const fixed = elements.filter((each) => each.form !== "rest").map((each) => read(each.type));
  const rest = elements.find((each) => each.form === "rest");
  const least = elements.filter((each) => each.form === "required").length;
  return {
    ...{ kind: "tuple", elements: fixed },
    ...(rest && { rest: read(rest.type) }),
    ...(least < fixed.length && { least }),
  };
}
