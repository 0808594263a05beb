import type ts from "typescript";
import type { DeclarationKey } from "../../model/types.js";
import { symbolAt } from "../symbols.js";
import type { TypeReader } from "../types/type-reader.js";
import type { ProgramView } from "../view.js";
import { type BodyEntry, callbackEntry, entryOf } from "./body-entry.js";
import type { FileNames } from "./variables.js";

/** One body of a program being read. The types are for questions only. */
export interface BodyReading extends ProgramView {
  readonly types: TypeReader;
  readonly names: FileNames;
  readonly called: CalledBodies;
  /** What the names in the body refer to, as far as that was asked. */
  readonly symbols: Map<ts.Node, ts.Symbol | undefined>;
  /** Whether some file of the program names a generated module. */
  readonly hasApps: boolean;
}

/** `symbolAt`, remembered: of one name there is much to ask. */
export function symbolIn(reading: BodyReading, node: ts.Node): ts.Symbol | undefined {
  const { symbols } = reading;
  const known = symbols.get(node);
  if (known !== undefined || symbols.has(node)) return known;
  const symbol = symbolAt(reading, node);
  symbols.set(node, symbol);
  return symbol;
}

/** The functions that a body calls, which are to be read as well. */
export class CalledBodies {
  readonly #view: ProgramView;
  readonly #entries = new Map<DeclarationKey, BodyEntry>();

  constructor(view: ProgramView) {
    this.#view = view;
  }

  enter(owner: ts.FunctionLikeDeclaration): DeclarationKey | undefined {
    const entry = entryOf(this.#view, owner);
    if (entry !== undefined && !this.#entries.has(entry.key)) this.#entries.set(entry.key, entry);
    return entry?.key;
  }

  enterCallback(owner: ts.FunctionLikeDeclaration): DeclarationKey {
    const entry = callbackEntry(this.#view, owner);
    this.#entries.set(entry.key, entry);
    return entry.key;
  }

  all(): readonly BodyEntry[] {
    return [...this.#entries.values()];
  }
}
