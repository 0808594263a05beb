import type { ImportFact, NamedPlace, Repairable } from "./named-facts.js";
import type { Site } from "./site.js";
import type { DeclarationKey } from "./types.js";

/** The first syntax error of a file, in the words of TypeScript, without a full stop: AF0012. */
export interface SyntaxErrorFact {
  readonly site: Site;
  readonly reason: string;
  /** How many more the file has. */
  readonly others: number;
}

/** An import of a type only, of something whose value a context or a flow uses: AF2012. */
export interface TypeOnlyImportFact extends NamedPlace, Repairable {
  readonly use: Site;
}

/** A class of the program as others see it, and what it says that it extends and implements. */
export interface ClassHeadingFact {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly abstract: boolean;
  readonly exported: boolean;
  readonly bases: readonly DeclarationKey[];
}

/** An import of a wiring module by a module that wiring loads: AF1019. */
export interface WiringImportFact {
  readonly file: string;
  /** As it is imported: `./context.wiring.js`. */
  readonly wiring: string;
  readonly site: Site;
}

/** An exported class that extends Error, in a module that some node or provider loads anyway. */
export interface ErrorClassFact {
  readonly key: DeclarationKey;
  readonly import: ImportFact;
}
