import type { Site } from "./site.js";
import type { DeclarationKey } from "./types.js";

/** One step from a value to another that it leads to. */
export type PathStep =
  | { readonly via: "field"; readonly name: string }
  /** What a container holds, however it is read: by index, by `get`, in a loop. */
  | { readonly via: "element" }
  /** A new container of the same elements. */
  | { readonly via: "copy" }
  /** What a method of the program returns. */
  | { readonly via: "call"; readonly name: string };

/** What a body of code got from outside. */
export type PlaceRoot =
  | { readonly of: "this" }
  | { readonly of: "parameter"; readonly name: string }
  /** A property of what the `launch` of a wiring module gives. */
  | { readonly of: "app"; readonly wiring: string; readonly member: string };

/** Where a value comes from, as the body that handles it sees it: `stats.rows.get(key)`. */
export interface PlaceFact {
  readonly root: PlaceRoot;
  readonly path: readonly PathStep[];
}

/** Something of another object is set. */
export interface ChangeFact {
  /** What is set; of a call, the object whose method changes it. */
  readonly place: PlaceFact;
  /** `update` reads what it sets; `call` is a method of the language, such as `push`. */
  readonly how: "assign" | "update" | "call";
  /** The changed object, as it is written. */
  readonly text: string;
  readonly site: Site;
}

/** A call of a function or a method of the program. */
export interface CallFact {
  readonly callee: DeclarationKey;
  readonly receiver?: PlaceFact;
  /** By position; undefined for what comes from nowhere that is known. */
  readonly arguments: readonly (PlaceFact | undefined)[];
  readonly site: Site;
}

/** The first thing in a body that ends later than the body itself. */
export interface AsynchronyFact {
  readonly kind: "async" | "inner" | "generator" | "chain" | "promise";
  readonly site: Site;
}

/** Something that is still there when the body has ended. */
export interface EscapeFact {
  readonly what: "this" | "object" | "closure" | "callback";
  /** The callback's or the object's name. */
  readonly name?: string;
  /** The end of a sentence: "is returned". */
  readonly how: string;
  readonly site: Site;
}

/** A mention of a variable of a module that some code changes after the module is loaded. */
export interface VariableUseFact {
  readonly variable: DeclarationKey;
  readonly name: string;
  readonly declared: Site;
  readonly changed: Site;
  readonly site: Site;
}

/** Something that keeps its thread from going on. */
export interface BlockingFact {
  /** The function that is called: `readFileSync`; absent for a loop without an end. */
  readonly name?: string;
  readonly site: Site;
}

/** A use of what a body got: any of its fields or methods. */
export interface UseFact {
  readonly place: PlaceFact;
  readonly site: Site;
}

/** A call of `transaction` or `until`. */
export interface LockFact {
  readonly by: "transaction" | "until";
  /** What is locked. */
  readonly objects: readonly (PlaceFact | undefined)[];
  /** What runs meanwhile, if it is written out. */
  readonly callback?: DeclarationKey;
  /** What the callback uses besides its parameters. */
  readonly uses: readonly UseFact[];
  readonly site: Site;
}

/** A function or a method, with the functions that are written inside it. */
export interface BodyFact {
  readonly key: DeclarationKey;
  /** A callback runs under locks, see `LockFact`. A file that launches an app is read as a whole. */
  readonly kind: "function" | "method" | "getter" | "setter" | "constructor" | "callback" | "file";
  readonly name: string;
  readonly site: Site;
  readonly parameters: readonly string[];
  readonly changes: readonly ChangeFact[];
  readonly calls: readonly CallFact[];
  /** What it returns, as far as it leads somewhere. */
  readonly returns: readonly PlaceFact[];
  readonly asynchrony?: AsynchronyFact;
  readonly escapes: readonly EscapeFact[];
  readonly variables: readonly VariableUseFact[];
  readonly blocking: readonly BlockingFact[];
  /** Of parameters, of what an object keeps, and of what an app has. */
  readonly uses: readonly UseFact[];
  readonly locks: readonly LockFact[];
  /** What it gives to code that is not read: of packages, of constructors. */
  readonly handedOn: readonly PlaceFact[];
}

export interface ClassBodiesFact {
  /** Methods, accessors and constructors, inherited and replaced ones as well. */
  readonly bodies: readonly DeclarationKey[];
  /** Fields that nothing gives a value when an instance is made. */
  readonly unset: readonly string[];
}

/** What is known of code, not only of declarations: that which nodes, provided classes and apps reach. */
export interface BodyFacts {
  readonly bodies: ReadonlyMap<DeclarationKey, BodyFact>;
  /** By class. */
  readonly classBodies: ReadonlyMap<DeclarationKey, ClassBodiesFact>;
}
