import type ts from "typescript";
import type { MemberFact } from "../../model/facts.js";
import { freeze } from "../../model/freeze.js";
import { withSharedStructure } from "../../model/shared-structure.js";
import type { DeclarationKey, TypeId } from "../../model/types.js";
import { BodyMentions, type MentionedBodies } from "../bodies/body-mentions.js";
import { ClassMentions } from "../class-mentions.js";
import type { Reading } from "../reading.js";
import { TypeIdentity } from "../types/identity.js";
import { type TypePart, TypeReader } from "../types/type-reader.js";
import type { ProgramView } from "../view.js";
import type { SightOf } from "./sight.js";

/** What was read of one part of a program: plain data, as good for a later program that shows the reader the same. */
export interface Unit<T = unknown> {
  readonly sight: string;
  /** Equal contents of one unit after the other are one object. */
  readonly content: Content<T>;
}

interface Content<T> {
  readonly value: T;
  readonly types: TypePart;
  readonly classes: ReadonlyMap<DeclarationKey, MemberFact["kind"]>;
  readonly bodies: MentionedBodies;
}

export type UnitName = string;
export type KnownUnits = ReadonlyMap<UnitName, Unit>;

export interface UnitRequest<T> {
  readonly name: UnitName;
  /** What it can see; undefined for what is the same because the unit that mentions it is. */
  readonly sight: string | undefined;
  readonly read: (reading: Reading) => T;
}

/** Reads the parts of one program, as far as they are not known from the one before. */
export class Units {
  readonly view: ProgramView;
  readonly sightOf: SightOf;
  readonly #before: KnownUnits;
  readonly #identity: TypeIdentity;
  readonly #units = new Map<UnitName, Unit>();
  readonly #reads = new Map<UnitName, (reading: Reading) => unknown>();
  /** Those that were read with this program's checker. */
  readonly #live = new Map<UnitName, Reading>();

  constructor(view: ProgramView, sightOf: SightOf, before: KnownUnits) {
    this.view = view;
    this.sightOf = sightOf;
    this.#before = before;
    this.#identity = new TypeIdentity(view);
  }

  /** In the order in which they were asked for. */
  get all(): KnownUnits {
    return this.#units;
  }

  get(name: UnitName): Unit | undefined {
    return this.#units.get(name);
  }

  isLive(name: UnitName): boolean {
    return this.#live.has(name);
  }

  read<T>({ name, sight, read }: UnitRequest<T>): Unit<T> {
    this.#reads.set(name, read);
    const before = this.#before.get(name) as Unit<T> | undefined;
    const isKnown = before !== undefined && (sight === undefined || sight === before.sight);
    const unit = isKnown ? before : this.#readAnew(name, sight ?? "", before);
    this.#units.set(name, unit);
    return unit as Unit<T>;
  }

  /** The reading of a unit, done again if it was known. */
  liveOf(name: UnitName): Reading {
    const live = this.#live.get(name);
    if (live !== undefined) return live;
    this.#run(name);
    return this.#live.get(name)!;
  }

  #readAnew(name: UnitName, sight: string, before: Unit | undefined): Unit {
    const value = this.#run(name);
    const { types, classes, bodies } = this.#live.get(name)!;
    const mentioned = { classes: classes.all(), bodies: bodies.all() };
    const content = { value, types: types.part(), ...mentioned };
    return { sight, content: freeze(withSharedStructure(before?.content, content)) };
  }

  #run(name: UnitName): unknown {
    const { view } = this;
    const types = new TypeReader(view, this.#identity);
    const mentions = { classes: new ClassMentions(view), bodies: new BodyMentions(view) };
    const reading: Reading = { ...view, types, ...mentions };
    this.#live.set(name, reading);
    return this.#reads.get(name)!(reading);
  }
}

/** The sight of a declaration that may stand in several files. */
export const sightOfSymbol = (units: Units, { declarations = [] }: ts.Symbol): string =>
  [...new Set(declarations.map((each) => units.sightOf(each.getSourceFile())))].sort().join(" ");

/** Of types and classes, by what they are called. */
export const typeUnit = (id: TypeId): UnitName => `type ${id}`;
