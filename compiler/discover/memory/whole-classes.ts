import type ts from "typescript";
import type { ClassFact, MemberFact } from "../../model/facts.js";
import { inSharedMemory } from "../../model/provider-kinds.js";
import { byText } from "../../model/type-ids.js";
import type { DeclarationKey, TypeFact, TypeId } from "../../model/types.js";
import { readClass } from "../classes.js";
import { sightOfSymbol, type UnitName, type Units } from "./units.js";
import type { WholeTypes } from "./whole-types.js";

type Kind = MemberFact["kind"];

/** Who mentions a class, and how to get at it. */
interface Mention {
  readonly by: UnitName;
  readonly symbol: () => ts.Symbol | undefined;
}

/** The classes that providers make, and those that shared ones keep in their fields. */
export class WholeClasses {
  readonly #units: Units;
  readonly #types: WholeTypes;
  readonly #facts = new Map<DeclarationKey, ClassFact>();
  readonly #shared = new Set<DeclarationKey>();
  readonly #walked = new Set<TypeId>();
  /** Types in shared classes that have not been walked yet. */
  readonly #left: TypeId[] = [];

  constructor(units: Units, types: WholeTypes) {
    this.#units = units;
    this.#types = types;
  }

  /** Adds the classes that a unit mentions. */
  add(by: UnitName, mentioned: ReadonlyMap<DeclarationKey, Kind>): void {
    for (const [key, kind] of mentioned) {
      this.#read(key, kind, { by, symbol: () => this.#units.liveOf(by).classes.symbolOf(key) });
    }
    for (let id = this.#left.pop(); id !== undefined; id = this.#left.pop()) this.#walk(id);
  }

  all(): ReadonlyMap<DeclarationKey, ClassFact> {
    return new Map([...this.#facts].sort(([a], [b]) => byText(a, b)));
  }

  #read(key: DeclarationKey, kind: Kind, mention: Mention): void {
    const whole = inSharedMemory(kind);
    if (whole ? this.#shared.has(key) : this.#facts.has(key)) return;
    if (whole) this.#shared.add(key);
    const name = `${kind} ${key}`;
    const unit = this.#units.read({
      name,
      sight: this.#units.isLive(mention.by)
        ? sightOfSymbol(this.#units, mention.symbol()!)
        : undefined,
      read: (reading) => readClass(reading, { key, symbol: mention.symbol()!, whole }),
    });
    this.#types.add(name, unit);
    const fact = unit.content.value;
    this.#facts.set(key, fact);
    if (whole) this.#left.push(...fact.fields.map((each) => each.type));
  }

  /** Reads the classes that a type in a shared class leads to. */
  #walk(id: TypeId): void {
    if (this.#walked.has(id)) return;
    this.#walked.add(id);
    const fact = this.#types.find(id)?.fact;
    const by = this.#types.ownerOf(id);
    if (fact === undefined || by === undefined) return;
    if (fact.kind === "class") {
      const symbol = () => this.#types.typeOf(id)?.symbol;
      this.#read(fact.declaration, "shared", { by, symbol });
    } else this.#left.push(...partsOf(fact));
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
