import type ts from "typescript";
import type { TypeId } from "../../model/types.js";
import type { Named } from "../types/type-texts.js";
import { sightOfSymbol, typeUnit, type Unit, type UnitName, type Units } from "./units.js";

interface Owned {
  readonly unit: UnitName;
  readonly named: Named;
}

/** The types of all units together; the first that reads a type answers for it, the first alias names it. */
export class WholeTypes {
  readonly #units: Units;
  readonly #types = new Map<TypeId, Owned>();
  /** Units of declared types, by who mentions them first. */
  readonly #mentions = new Map<TypeId, UnitName>();

  constructor(units: Units) {
    this.#units = units;
  }

  /** Adds what a unit has read, and all declared types that it leads to. */
  add(name: UnitName, unit: Unit): void {
    const left: [UnitName, Unit][] = [[name, unit]];
    for (const [by, { content }] of left) {
      for (const [id, named] of content.types.named) this.#put(id, { unit: by, named });
      for (const id of content.types.declared) {
        if (this.#mentions.has(id)) continue;
        this.#mentions.set(id, by);
        left.push([typeUnit(id), this.#read(id, by)]);
      }
    }
  }

  all(): ReadonlyMap<TypeId, Owned> {
    return this.#types;
  }

  find(id: TypeId): Named | undefined {
    return this.#types.get(id)?.named;
  }

  ownerOf(id: TypeId): UnitName | undefined {
    return this.#types.get(id)?.unit;
  }

  /** The checker's type; nothing for an id that was composed. */
  typeOf(id: TypeId): ts.Type | undefined {
    const owner = this.ownerOf(id);
    return owner === undefined ? undefined : this.#units.liveOf(owner).types.typeOf(id);
  }

  #put(id: TypeId, owned: Owned): void {
    const before = this.#types.get(id);
    const { alias } = owned.named;
    if (before === undefined) this.#types.set(id, owned);
    else if (before.named.alias === undefined && alias !== undefined) {
      this.#types.set(id, { ...before, named: { ...before.named, alias } });
    }
  }

  #read(id: TypeId, by: UnitName): Unit {
    const units = this.#units;
    const typeOf = () => units.liveOf(by).types.typeOf(id)!;
    return units.read({
      name: typeUnit(id),
      sight: units.isLive(by) ? sightOfSymbol(units, typeOf().symbol) : undefined,
      read: ({ types }) => types.readAlone(typeOf()),
    });
  }
}
