/** Something that is looked up by text: a table, or a function that always answers alike. */
export type Lookup<V = unknown> = (key: string) => V;

export type Lookups = Readonly<Record<string, Lookup>>;

/** Notes what a computation looks up and what it finds there: all that its result can depend on. */
export class NotedLookups {
  readonly #found = new Map<string, Map<string, unknown>>();

  lookup<V>(name: string, find: Lookup<V>): Lookup<V> {
    const found = this.#found.get(name) ?? new Map<string, unknown>();
    this.#found.set(name, found);
    return (key) => {
      const value = find(key);
      found.set(key, value);
      return value;
    };
  }

  table<V>(name: string, table: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    return new NotedTable(this.lookup(name, (key) => table.get(key)));
  }

  /** Whether all of it would be found again. */
  hold(lookups: Lookups): boolean {
    return [...this.#found].every(([name, found]) =>
      [...found].every(([key, value]) => isSame(lookups[name]!(key), value)),
    );
  }
}

/** A table that can only be looked up: whoever went through it would depend on all of it. */
class NotedTable<V> extends Map<string, V> {
  readonly #find: Lookup<V | undefined>;

  constructor(find: Lookup<V | undefined>) {
    super();
    this.#find = find;
  }

  override get(key: string): V | undefined {
    return this.#find(key);
  }

  override has(key: string): boolean {
    return this.#find(key) !== undefined;
  }

  override get size(): never {
    throw new Error("only look-ups are noted");
  }

  override [Symbol.iterator](): never {
    return this.size;
  }
}

/** Lists are the same when their elements are. */
function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
