import type ts from "typescript";
import type { ClassFact, FieldFact, MethodFact } from "../model/facts.js";
import { keptParameters } from "./kept-parameters.js";
import { readMethod } from "./methods.js";
import { typeText } from "./parameters.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { unhashing } from "./repairs/private-names.js";
import { memberName, nameText } from "./symbols.js";
import { storageOf } from "./types/storage.js";
import { visibilityOf } from "./visibility.js";

type FieldDeclaration = ts.PropertyDeclaration | ts.ParameterDeclaration;
type Symbols = ReadonlyMap<string, ts.Symbol>;

/** The instance members of a class, inherited ones first; one that is declared again keeps its first place. */
export function readClassMembers(
  reading: Reading,
  type: ts.InterfaceType,
  chain: readonly ts.ClassLikeDeclaration[],
): Pick<ClassFact, "fields" | "methods"> {
  const fields = new Map<string, FieldFact>();
  const methods = new Map<string, MethodFact>();
  const symbols: Symbols = new Map(
    reading.checker.getPropertiesOfType(type).map((each) => [memberName(reading, each), each]),
  );
  const kept = keptParameters(reading, chain);
  for (const element of chain.flatMap((each) => elementsOf(reading, each))) {
    const name = element.name && nameText(reading.ts, element.name);
    if (name === undefined) continue;
    const symbol = symbols.get(name);
    const keeps = kept.get(name);
    if (isField(reading, element)) {
      fields.set(name, readField(reading, { name, element, symbol, keeps }));
    }
    const method = readMethod(reading, { name, element, symbol });
    if (method !== undefined) methods.set(`${method.kind} ${name}`, method);
  }
  return { fields: [...fields.values()], methods: [...methods.values()] };
}

type Element = ts.ClassElement | ts.ParameterDeclaration;

/** Instance members in the order they are written, parameter properties where their constructor stands. */
function elementsOf({ ts }: Reading, declaration: ts.ClassLikeDeclaration): readonly Element[] {
  return declaration.members.flatMap((each): readonly Element[] => {
    if (ts.isConstructorDeclaration(each)) {
      return each.parameters.filter((one) => ts.isParameterPropertyDeclaration(one, each));
    }
    return (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Static) !== 0 ? [] : [each];
  });
}

const isField = ({ ts }: Reading, element: Element): element is FieldDeclaration =>
  ts.isPropertyDeclaration(element) || ts.isParameter(element);

interface Found {
  readonly name: string;
  readonly element: FieldDeclaration;
  /** As the class that is read sees it; its type may have been instantiated. */
  readonly symbol: ts.Symbol | undefined;
  readonly keeps: string | undefined;
}

function readField(reading: Reading, { name, element, symbol, keeps }: Found): FieldFact {
  const { ts, types, checker } = reading;
  const type =
    symbol === undefined ? checker.getTypeAtLocation(element) : checker.getTypeOfSymbol(symbol);
  const optional = ts.isPropertyDeclaration(element) && element.questionToken !== undefined;
  const isOptionalParameter = ts.isParameter(element) && element.questionToken !== undefined;
  const storage = symbol && storageOf(reading, symbol);
  const id =
    storage !== undefined
      ? types.readStorage(storage)
      : optional
        ? types.readDefinite(type)
        : types.read(type);
  return {
    name,
    site: siteOf(reading, element.name),
    type: id,
    // The field of an optional parameter is always there: what is written is not its whole type.
    typeText: typeText(reading, isOptionalParameter ? undefined : element.type, id),
    visibility: visibilityOf(reading, element),
    readonly: (ts.getCombinedModifierFlags(element) & ts.ModifierFlags.Readonly) !== 0,
    optional,
    ...repair(...unhashing(reading, element)),
    ...(keeps !== undefined && { keeps }),
  };
}
