import type ts from "typescript";
import type { DeclarationKey } from "../../model/types.js";
import { isForeign } from "../places.js";
import type { ProgramView } from "../view.js";
import { type BodyEntry, entryOf } from "./body-entry.js";
import { type CodePlace, codePlaceOf } from "./code-places.js";

export interface MentionedClass {
  readonly key: DeclarationKey;
  /** The user's own classes of the chain, base classes first. */
  readonly chain: readonly CodePlace[];
  readonly guarded: boolean;
}

export interface MentionedBodies {
  readonly functions: readonly BodyEntry[];
  readonly classes: readonly MentionedClass[];
}

interface EnteredClass {
  readonly key: DeclarationKey;
  readonly chain: readonly ts.ClassLikeDeclaration[];
  readonly guarded: boolean;
}

/** The code of nodes and provided classes. What it does is read once the whole program is known. */
export class BodyMentions {
  readonly #view: ProgramView;
  readonly #functions: BodyEntry[] = [];
  readonly #classes: MentionedClass[] = [];

  constructor(view: ProgramView) {
    this.#view = view;
  }

  enter(owner: ts.FunctionLikeDeclaration, key: DeclarationKey): void {
    const entry = entryOf(this.#view, owner, key);
    if (entry !== undefined) this.#functions.push(entry);
  }

  enterClass({ key, chain, guarded }: EnteredClass): void {
    const own = chain.filter((each) => this.#isOwn(each));
    this.#classes.push({ key, chain: own.map(codePlaceOf), guarded });
  }

  all(): MentionedBodies {
    return { functions: this.#functions, classes: this.#classes };
  }

  #isOwn(node: ts.Node): boolean {
    return !isForeign(this.#view, node.getSourceFile());
  }
}
