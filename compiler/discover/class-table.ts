import type ts from "typescript";
import type { ClassFact, MemberFact } from "../model/facts.js";
import { byText } from "../model/type-ids.js";
import type { DeclarationKey, TypeFact, TypeId } from "../model/types.js";
import { readClass } from "./classes.js";
import { keyOf } from "./keys.js";
import type { Reading } from "./reading.js";
import { isDeclared } from "./types/object-kinds.js";

/** The classes that providers make, and those that shared ones keep in their fields. */
export class ClassTable {
  readonly #reading: () => Reading;
  readonly #facts = new Map<DeclarationKey, ClassFact>();
  readonly #shared = new Set<DeclarationKey>();
  readonly #walked = new Set<TypeId>();

  constructor(reading: () => Reading) {
    this.#reading = reading;
  }

  /** The key of the class that a type is an instance of, whose facts are now in the table. */
  read(type: ts.Type, kind: MemberFact["kind"]): DeclarationKey | undefined {
    const reading = this.#reading();
    if (!isDeclared(reading, type)) return undefined;
    if ((type.symbol.flags & reading.ts.SymbolFlags.Class) === 0) return undefined;
    const key = keyOf(reading, type.symbol);
    if (kind === "local") this.#readOnce(key, type);
    else this.#readShared(key, type);
    return key;
  }

  all(): ReadonlyMap<DeclarationKey, ClassFact> {
    return new Map([...this.#facts].sort(([a], [b]) => byText(a, b)));
  }

  #readOnce(key: DeclarationKey, type: ts.InterfaceType): void {
    if (this.#facts.has(key)) return;
    this.#facts.set(key, readClass(this.#reading(), { key, type, whole: false }));
  }

  /** A shared class is read with all it inherits, also from packages. */
  #readShared(key: DeclarationKey, type: ts.InterfaceType): void {
    if (this.#shared.has(key)) return;
    this.#shared.add(key);
    const fact = readClass(this.#reading(), { key, type, whole: true });
    this.#facts.set(key, fact);
    for (const field of fact.fields) this.#walk(field.type);
  }

  /** Reads the classes that a field of a shared class leads to. */
  #walk(id: TypeId): void {
    if (this.#walked.has(id)) return;
    this.#walked.add(id);
    const { types } = this.#reading();
    const fact = types.factOf(id);
    if (fact === undefined) return;
    const type = types.typeOf(id);
    if (fact.kind === "class" && type !== undefined) this.read(type, "shared");
    else for (const part of partsOf(fact)) this.#walk(part);
  }
}

/** What a value of a type is made of. */
function partsOf(fact: TypeFact): readonly TypeId[] {
  switch (fact.kind) {
    case "union":
    case "intersection":
      return fact.members;
    case "array":
    case "set":
      return [fact.element];
    case "tuple":
      return fact.rest === undefined ? fact.elements : [...fact.elements, fact.rest];
    case "map":
      return [fact.key, fact.value];
    case "record":
    case "interface":
      return fact.properties.filter((each) => !each.method).map((each) => each.type);
    default:
      return [];
  }
}
