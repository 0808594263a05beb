import type ts from "typescript";
import type { MemberFact } from "../model/facts.js";
import { inSharedMemory } from "../model/provider-kinds.js";
import type { DeclarationKey } from "../model/types.js";
import { keyOf } from "./keys.js";
import { isDeclared } from "./types/object-kinds.js";
import type { ProgramView } from "./view.js";

/** The classes that providers make. A shared one is read with all it inherits, also from packages. */
export class ClassMentions {
  readonly #view: ProgramView;
  readonly #kinds = new Map<DeclarationKey, MemberFact["kind"]>();
  readonly #symbols = new Map<DeclarationKey, ts.Symbol>();

  constructor(view: ProgramView) {
    this.#view = view;
  }

  /** The key of the class that a type is an instance of. */
  readonly read = (type: ts.Type, kind: MemberFact["kind"]): DeclarationKey | undefined => {
    const view = this.#view;
    if (!isDeclared(view, type)) return undefined;
    if ((type.symbol.flags & view.ts.SymbolFlags.Class) === 0) return undefined;
    const key = keyOf(view, type.symbol);
    this.#symbols.set(key, type.symbol);
    const known = this.#kinds.get(key);
    if (known === undefined || !inSharedMemory(known)) this.#kinds.set(key, kind);
    return key;
  };

  all(): ReadonlyMap<DeclarationKey, MemberFact["kind"]> {
    return this.#kinds;
  }

  symbolOf(key: DeclarationKey): ts.Symbol | undefined {
    return this.#symbols.get(key);
  }
}
