import { annotate } from "./annotate.js";

/** As it was at load: a task may put something else in its place. */
const Promises = Promise;

interface Owned {
  readonly name: string;
  readonly value: unknown;
}

type Needs = Readonly<Record<string, readonly string[]>>;

/**
 * The values that one thread, or one task, has for itself. Generated code derives one accessor a provider from it. What
 * keeps a failed creation from leaving anything behind, and what order things end in, is here.
 */
export class Slots {
  /** The slots that each slot is made of. */
  protected static readonly needs: Needs = {};
  /** Those that tasks take: they are nobody's alone. */
  protected static readonly taken: readonly string[] = [];
  readonly #owned: Owned[] = [];
  readonly #making = new Map<string, Promise<unknown>>();
  /** Of what a synchronous creation left that can only be disposed by and by. */
  readonly #ending: Promise<unknown>[] = [];

  /** Sets the field of a slot; without a value, it will be made anew. */
  protected put(_slot: string, _given?: { readonly value: unknown }): void {}

  /** Keeps `value`, or what the promise settles with, for disposal. Returns it as it is. */
  protected own<T>(name: string, value: T): T {
    this.#owned.push({ name, value });
    return value;
  }

  /** Makes and keeps a value that is made of others. */
  protected make<T>(name: string, create: () => T): T {
    return this.own(name, this.attempt(create));
  }

  /** A creation that fails takes along what was made for it; nothing else can have been made meanwhile. */
  protected attempt<T>(create: () => T): T {
    const first = this.#owned.length;
    try {
      return create();
    } catch (error) {
      const failures = this.#endAtOnce(this.#owned.splice(first));
      if (failures.length > 0) annotate(error, "disposal", { value: failures });
      throw error;
    }
  }

  /** Same, for a creation that waits: others go on meanwhile. A failed one is not kept: the next use tries again. */
  protected begin<T>(name: string, create: () => Promise<T>): Promise<T> {
    const before = new Set(this.#owned);
    const promise = create().then(
      (value) => {
        this.#making.delete(name);
        return this.own(name, value);
      },
      async (error: unknown) => {
        this.#making.delete(name);
        this.put(name);
        const failures = await endAll(this.#madeFor(name, before));
        if (failures.length > 0) annotate(error, "disposal", { value: failures });
        throw error;
      },
    );
    this.#making.set(name, promise);
    return promise;
  }

  /** What a slot has opened is made of others, which have to end after it. */
  protected async after<T>(name: string, open: () => T): Promise<Awaited<T>> {
    const opened = await open();
    const at = this.#owned.findIndex((each) => each.name === name);
    if (at >= 0) this.#owned.push(...this.#owned.splice(at, 1));
    return opened;
  }

  /**
   * Disposes what was made, in reverse order; a failure does not stop the rest. `begin` is told the name of each one first.
   * @throws AggregateError of the failures, the first one first.
   */
  async [Symbol.asyncDispose](begin: (name: string) => void = () => {}): Promise<void> {
    for (const [name, promise] of this.#making) {
      begin(name);
      await settled(promise);
    }
    const failures = await endAll(this.#owned.splice(0), begin);
    for (const each of await Promises.allSettled(this.#ending.splice(0))) {
      if (each.status === "rejected") failures.push({ name: "what was left", error: each.reason });
    }
    if (failures.length === 0) return;
    const names = failures.map((each) => each.name).join(", ");
    const errors = failures.map((each) => each.error);
    throw new AggregateError(errors, `Disposing ${names} failed`);
  }

  /** What has been made since, for this creation alone: nothing else that is there, or is being made, is made of it. */
  #madeFor(name: string, before: ReadonlySet<Owned>): readonly Owned[] {
    const { needs, taken } = this.constructor as typeof Slots;
    const mine = closure(name, needs);
    const isMine = (each: Owned) =>
      !before.has(each) && mine.has(each.name) && !taken.includes(each.name);
    const candidates = this.#owned.filter(isMine);
    const others = [...this.#owned.filter((each) => !isMine(each)), ...this.#making.keys()];
    const used = new Set(
      others.flatMap((each) => [...closure(typeof each === "string" ? each : each.name, needs)]),
    );
    const alone = candidates.filter((each) => !used.has(each.name));
    for (const each of alone) {
      this.#owned.splice(this.#owned.indexOf(each), 1);
      this.put(each.name);
    }
    return alone;
  }

  #endAtOnce(all: readonly Owned[]): unknown[] {
    const failures: unknown[] = [];
    for (const { name, value } of all.toReversed()) {
      this.put(name);
      try {
        const ending = dispose(value);
        if (ending !== undefined) this.#ending.push(ending);
      } catch (error) {
        failures.push(error);
      }
    }
    return failures;
  }
}

/** All that a slot is made of. */
function closure(name: string, needs: Needs): ReadonlySet<string> {
  const found = new Set(needs[name]);
  for (const each of found) for (const next of needs[each] ?? []) found.add(next);
  return found;
}

interface Failure {
  readonly name: string;
  readonly error: unknown;
}

async function endAll(
  all: readonly Owned[],
  begin: (name: string) => void = () => {},
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const { name, value } of all.toReversed()) {
    begin(name);
    try {
      await dispose(await settled(value));
    } catch (error) {
      failures.push({ name, error });
    }
  }
  return failures;
}

/** A provider that could not be made needs no disposal. */
async function settled(value: unknown): Promise<unknown> {
  try {
    return await value;
  } catch {
    return undefined;
  }
}

function dispose(value: unknown): Promise<void> | undefined {
  if (value === null || (typeof value !== "object" && typeof value !== "function"))
    return undefined;
  const { [Symbol.asyncDispose]: asynchronous, [Symbol.dispose]: synchronous } = value as Partial<
    AsyncDisposable & Disposable
  >;
  if (typeof asynchronous === "function") return Promises.resolve(asynchronous.call(value));
  if (typeof synchronous === "function") synchronous.call(value);
  return undefined;
}
