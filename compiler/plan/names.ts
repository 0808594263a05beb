import { isIdentifier, toIdentifier } from "../model/identifiers.js";

/** Globals that generated text may mention; an import of the same name would hide them. */
const globals =
  "Array AsyncGenerator AsyncIterable AsyncIterableIterator AsyncIterator Awaited BigInt Boolean Date Error Generator " +
  "InstanceType Iterable IterableIterator Iterator JSON Map Math Number Object Omit Parameters Partial Pick Promise " +
  "PromiseLike Readonly ReadonlyArray ReadonlyMap ReadonlySet Record RegExp ReturnType Set String Symbol WeakMap " +
  "WeakSet globalThis Infinity NaN __dirname __filename exports module require";

/** Gives out names that are free in one place of the module; the same requests get the same names. */
export class Names {
  readonly #outer: Names | undefined;
  readonly #taken: Set<string>;
  /** Free, but not to be used here; places within do not care. */
  readonly #avoided: ReadonlySet<string>;
  /** The numbers up to which those behind a name are taken. */
  readonly #numbers = new Map<string, number>();

  constructor(taken: Iterable<string> = [], avoided: Iterable<string> = [], outer?: Names) {
    this.#taken = new Set(taken);
    this.#avoided = new Set(avoided);
    this.#outer = outer;
  }

  /** `wanted` made an identifier, with the lowest number behind it that makes it free. */
  claim(wanted: string, fallback = "value"): string {
    const base = isIdentifier(wanted) ? wanted : identifierOf(wanted, fallback);
    return this.#isFree(base) ? this.#take(base) : this.#numbered(base, 2);
  }

  /** `v1`, `v2`, …: the first that is free. */
  number(prefix: string): string {
    return this.#numbered(prefix, 1);
  }

  /** A place within this one: what is taken here is taken there, not the other way round. */
  inner(also: Iterable<string> = []): Names {
    return new Names(also, [], this);
  }

  #numbered(base: string, from: number): string {
    let number = Math.max(from, this.#numbers.get(base) ?? 0);
    while (!this.#isFree(`${base}${number}`)) number++;
    this.#numbers.set(base, number + 1);
    return this.#take(`${base}${number}`);
  }

  #take(name: string): string {
    this.#taken.add(name);
    return name;
  }

  #isFree(name: string): boolean {
    return !this.#avoided.has(name) && !this.#isTaken(name);
  }

  #isTaken(name: string): boolean {
    for (let at: Names | undefined = this; at !== undefined; at = at.#outer) {
      if (at.#taken.has(name)) return true;
    }
    return false;
  }
}

/** A pattern, `{ a, b }`, is nobody's name. */
const identifierOf = (text: string, fallback: string): string =>
  /^[[{]/u.test(text) ? fallback : toIdentifier(text, fallback);

const identifiers = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * The names of a wiring module's top level before anything is imported. What the copied texts mention keeps its
 * meaning: nothing at the top level takes such a name.
 */
export function moduleNames(appName: string, copiedTexts: readonly string[]): Names {
  const own = ["af", "launch", "wiring", "flows", "context", "Slots", "Scope", "Shared", appName];
  const mentioned = copiedTexts.flatMap((text) => text.match(identifiers) ?? []);
  return new Names([...globals.split(" "), ...own], mentioned);
}

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
