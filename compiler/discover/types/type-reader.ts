import type ts from "typescript";
import type { ImportFact } from "../../model/facts.js";
import { byText } from "../../model/type-ids.js";
import type { DeclarationKey, StorageAlias, TypeFact, TypeId } from "../../model/types.js";
import { importOf } from "../imports.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import { type Environment, empty } from "./environment.js";
import { type Generations, isEndless, noGenerations, withGeneration } from "./generations.js";
import type { TypeIdentity } from "./identity.js";
import { isReadAlone, outlineOf } from "./read-alone.js";
import { isParts, type Part } from "./shape.js";
import { shapeOf } from "./shape-of.js";
import { supertypesOf } from "./supertypes.js";
import { factOf } from "./type-facts.js";
import { type Alias, type Named, TypeTexts } from "./type-texts.js";
import { definite } from "./unions.js";

interface Found {
  readonly id: TypeId;
  readonly part: Part;
  readonly environment: Environment;
}

type Pending = Found & { readonly generations: Generations };

/** The types that a part of a program mentions, as far as they are not read by themselves. */
export interface TypePart {
  readonly named: ReadonlyMap<TypeId, Named>;
  /** Declared types without arguments: the same to everybody, they are read once for all. */
  readonly declared: ReadonlySet<TypeId>;
  /** How to import the declared types among them, as far as they can be. */
  readonly imports: ReadonlyMap<DeclarationKey, ImportFact>;
}

/** Turns the checker's types into ids, and keeps what it has read of them and of all that they are made of. */
export class TypeReader {
  readonly #view: ProgramView;
  readonly #identity: TypeIdentity;
  readonly #facts = new Map<TypeId, TypeFact>();
  /** Outlines of those that are left. */
  readonly #declared = new Map<TypeId, TypeFact>();
  readonly #texts = new TypeTexts((id) =>
    this.#named(id, this.#facts.get(id) ?? this.#declared.get(id)),
  );
  readonly #met = new Set<TypeId>();
  readonly #pending: Pending[] = [];
  /** Those of the type whose parts are being read. */
  #generations = noGenerations;
  readonly #aliases = new Map<TypeId, Alias>();
  readonly #types = new Map<TypeId, ts.Type>();
  readonly #imports = new Map<DeclarationKey, ImportFact>();

  constructor(view: ProgramView, identity: TypeIdentity) {
    this.#view = view;
    this.#identity = identity;
  }

  readonly read = (part: Part, environment: Environment = empty): TypeId => {
    const id = this.#identity.of(part, environment);
    if (!isParts(part)) {
      if (isReadAlone(this.#view, part)) return this.#leave(id, part);
      if (environment.size === 0) this.#note(id, part);
    }
    if (!this.#met.has(id)) this.#await({ id, part, environment });
    return id;
  };

  /** Reads a declared type that all others leave. */
  readAlone(type: ts.Type): void {
    const id = this.#identity.of(type);
    this.#types.set(id, type);
    this.#await({ id, part: type, environment: empty });
    this.#readPending();
  }

  /** The type of an optional thing, without its `undefined`. */
  readDefinite(type: ts.Type): TypeId {
    return this.read(definite(this.#view, type));
  }

  readAwaited(type: ts.Type): TypeId {
    return this.read(this.#view.checker.getAwaitedType(type) ?? type);
  }

  readonly readStorage = (storage: StorageAlias): TypeId => {
    const { checker } = this.#view;
    const isBig = storage === "i64";
    this.#types.set(storage, isBig ? checker.getBigIntType() : checker.getNumberType());
    return this.#add(storage, { kind: "primitive", name: isBig ? "bigint" : "number", storage });
  };

  readonly #readFunction = (): TypeId => this.#add("global#Function", { kind: "function" });

  /** What a class or interface declares itself to be, transitively, nearest first. */
  readSupertypes(type: ts.InterfaceType): readonly TypeId[] {
    const reader = { view: this.#view, identity: this.#identity, environment: empty };
    return supertypesOf(reader, type).map((each) => this.read(each.type, each.environment));
  }

  /** As a message shows it. */
  textOf(id: TypeId): string {
    this.#readPending();
    return this.#texts.of(id);
  }

  /** The checker's type of an id that was read here. */
  typeOf(id: TypeId): ts.Type | undefined {
    return this.#types.get(id);
  }

  part(): TypePart {
    this.#readPending();
    const named = [...this.#facts].map(([id, fact]) => [id, this.#named(id, fact)!] as const);
    const declared = new Set(this.#declared.keys());
    return { named: new Map(named), declared, imports: this.#imports };
  }

  #named(id: TypeId, fact: TypeFact | undefined): Named | undefined {
    const alias = this.#aliases.get(id);
    return fact && { fact, ...(alias && { alias }) };
  }

  #await(found: Found): void {
    this.#met.add(found.id);
    const generations = withGeneration(this.#generations, found.id);
    this.#pending.push({ ...found, generations });
  }

  #leave(id: TypeId, type: ts.Type): TypeId {
    if (this.#met.has(id)) return id;
    this.#met.add(id);
    this.#types.set(id, type);
    this.#declared.set(id, outlineOf(this.#view, type));
    return id;
  }

  #readPending(): void {
    for (let at = 0; at < this.#pending.length; at++) {
      const next = this.#pending[at]!;
      this.#generations = next.generations;
      this.#facts.set(next.id, this.#factOf(next));
    }
    this.#pending.length = 0;
    this.#generations = noGenerations;
  }

  #factOf({ part, environment, generations }: Pending): TypeFact {
    if (isEndless(generations)) return { kind: "primitive", name: "unknown" };
    if (isParts(part)) {
      const members = new Set(part.map((each) => this.read(each, environment)));
      return { kind: "union", members: [...members].sort(byText) };
    }
    const shape = shapeOf(this.#view, part);
    if (shape.kind === "enumMember") this.#noteImport(shape.of);
    if (shape.kind === "declared" || shape.kind === "enum") this.#noteImport(shape.symbol);
    const { read, readStorage } = this;
    const readFunction = this.#readFunction;
    const identity = this.#identity;
    return factOf(
      { view: this.#view, identity, environment, read, readStorage, readFunction },
      shape,
    );
  }

  #add(id: TypeId, fact: TypeFact): TypeId {
    this.#met.add(id);
    this.#facts.set(id, fact);
    return id;
  }

  /** The first type of an id answers for it; the first alias names it. */
  #note(id: TypeId, type: ts.Type): void {
    if (!this.#types.has(id)) this.#types.set(id, type);
    const symbol = type.aliasSymbol;
    if (symbol === undefined || this.#aliases.has(id) || !this.#isAlias(symbol)) return;
    const key = this.#noteImport(symbol);
    this.#aliases.set(id, { key, name: symbol.name, arguments: [] });
    const ids = (type.aliasTypeArguments ?? []).map((each) => this.read(each));
    this.#aliases.set(id, { key, name: symbol.name, arguments: ids });
  }

  /** An enum is its own alias to TypeScript. */
  #isAlias({ flags }: ts.Symbol): boolean {
    return (flags & this.#view.ts.SymbolFlags.TypeAlias) !== 0;
  }

  #noteImport(symbol: ts.Symbol): DeclarationKey {
    const key = keyOf(this.#view, symbol);
    const form = importOf(this.#view, symbol);
    if (form !== undefined) this.#imports.set(key, form);
    return key;
  }
}
