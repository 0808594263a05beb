import type { TextEdit } from "./diagnostic.js";
import type { Site } from "./site.js";
import type { DeclarationKey, TypeId } from "./types.js";

/** What is wrong as it is written, and may be mended by a change of text alone. */
export interface Repairable {
  readonly repair?: readonly TextEdit[];
}

/** A name as the program writes it somewhere. */
export interface NamedPlace {
  readonly name: string;
  readonly site: Site;
  /** `{ name }`: it is a variable's as well. */
  readonly shorthand?: boolean;
}

/** Where a value can be imported from. Absent when the declaration is not exported. */
export interface ImportFact {
  /** A file of the program (`src/nodes.ts`) or a package (`pg`). */
  readonly module: string;
  readonly isPackage: boolean;
  readonly name: string;
}

/** What can be called, in the one way that it says. */
export interface CallableFact {
  readonly takes: readonly TypeId[];
  /** Awaited. */
  readonly gives: TypeId;
  readonly promises: boolean;
  /** It is called while the constructor or the factory that gets it runs. */
  readonly atOnce?: true;
  /** The class of what it gives, if it takes something. */
  readonly makes?: DeclarationKey;
}

export interface ParameterFact {
  /** Of the type that says who calls. */
  readonly info?: true;
  readonly name: string;
  readonly site: Site;
  readonly type: TypeId;
  readonly typeText: string;
  /** `p?: T`, or a default value: the call is right without it. */
  readonly optional: boolean;
  readonly form: "plain" | "rest" | "destructured" | "this";
  /** Of a function. */
  readonly calls?: CallableFact;
  /** Where its function names it again. Absent when that cannot be told. */
  readonly mentions?: readonly MentionFact[];
  /** All names in its function, which it cannot be given. Absent with `mentions`. */
  readonly taken?: readonly string[];
  /** The edit that removes it. Absent with `mentions`. */
  readonly removal?: TextEdit;
}

export interface MentionFact {
  readonly site: Site;
  /** `{ db }`: the name of a property as well. */
  readonly shorthand: boolean;
}
