import type ts from "typescript";
import { composedFact } from "../../model/composed-facts.js";
import type { ImportFact } from "../../model/facts.js";
import { byText } from "../../model/type-ids.js";
import type {
  DeclarationKey,
  StorageAlias,
  TypeEntry,
  TypeFact,
  TypeId,
  TypeTable,
} from "../../model/types.js";
import { importOf } from "../imports.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import { type Environment, empty } from "./environment.js";
import { type Generations, isEndless, noGenerations, withGeneration } from "./generations.js";
import { TypeIdentity } from "./identity.js";
import { isParts, type Part } from "./shape.js";
import { shapeOf } from "./shape-of.js";
import { supertypesOf } from "./supertypes.js";
import { factOf } from "./type-facts.js";
import { type Named, TypeTexts } from "./type-texts.js";
import { definite } from "./unions.js";

interface Pending {
  readonly id: TypeId;
  readonly part: Part;
  readonly environment: Environment;
  readonly generations: Generations;
}

interface Alias {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly arguments: readonly TypeId[];
}

/** Turns the checker's types into ids, and keeps a table of all that was read and of all that it leads to. */
export class TypeReader {
  readonly #view: ProgramView;
  readonly #identity: TypeIdentity;
  readonly #named = new Map<TypeId, Named>();
  readonly #texts = new TypeTexts(this.#named);
  readonly #met = new Set<TypeId>();
  readonly #pending: Pending[] = [];
  /** Those of the type whose parts are being read. */
  #generations = noGenerations;
  readonly #aliases = new Map<TypeId, Alias>();
  readonly #types = new Map<TypeId, ts.Type>();
  readonly #imports = new Map<DeclarationKey, ImportFact>();

  constructor(view: ProgramView) {
    this.#view = view;
    this.#identity = new TypeIdentity(view);
  }

  readonly read = (part: Part, environment: Environment = empty): TypeId => {
    const id = this.#identity.of(part, environment);
    if (!isParts(part) && environment.size === 0) this.#note(id, part);
    if (!this.#met.has(id)) {
      this.#met.add(id);
      const generations = withGeneration(this.#generations, id);
      this.#pending.push({ id, part, environment, generations });
    }
    return id;
  };

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

  /** Also of an id that a later phase composed. */
  factOf(id: TypeId): TypeFact | undefined {
    this.#readPending();
    return this.#named.get(id)?.fact ?? composedFact(id);
  }

  /** The checker's type; nothing for an id that was composed. */
  typeOf(id: TypeId): ts.Type | undefined {
    return this.#types.get(id);
  }

  /** Everything read so far, by id. */
  table(): TypeTable {
    this.#readPending();
    const ids = [...this.#named.keys()].sort(byText);
    return new Map(ids.map((id) => [id, this.#entryOf(id)]));
  }

  /** How to import the declared types of the table, as far as they can be. */
  imports(): ReadonlyMap<DeclarationKey, ImportFact> {
    this.#readPending();
    return new Map([...this.#imports].sort(([a], [b]) => byText(a, b)));
  }

  #entryOf(id: TypeId): TypeEntry {
    const alias = this.#aliases.get(id);
    const isName = alias?.arguments.length === 0 && this.#imports.has(alias.key);
    const { fact } = this.#named.get(id)!;
    return { id, text: this.#texts.of(id), fact, ...(isName && { alias: alias.key }) };
  }

  #readPending(): void {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      const { id } = next;
      this.#generations = next.generations;
      this.#named.set(id, { fact: this.#factOf(next), alias: this.#aliases.get(id) });
    }
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
    this.#named.set(id, { fact });
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
