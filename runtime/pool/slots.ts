interface Owned {
  readonly name: string;
  readonly value: unknown;
}

/** The worker-local values of one thread. Generated code derives one accessor a provider from it. */
export class Slots {
  readonly #owned: Owned[] = [];

  /** Keeps `value`, or what the promise settles with, for disposal. Returns it as it is. */
  protected own<T>(name: string, value: T): T {
    this.#owned.push({ name, value });
    return value;
  }

  /**
   * Disposes what was made, in reverse order; a failure does not stop the rest. `begin` is told the name of each one first.
   * @throws AggregateError of the failures, the first one first.
   */
  async [Symbol.asyncDispose](begin: (name: string) => void = () => {}): Promise<void> {
    const failed: string[] = [];
    const failures: unknown[] = [];
    for (const { name, value } of this.#owned.splice(0).reverse()) {
      begin(name);
      try {
        await dispose(await settled(value));
      } catch (error) {
        failed.push(name);
        failures.push(error);
      }
    }
    if (failures.length === 0) return;
    throw new AggregateError(failures, `Disposing ${failed.join(", ")} failed`);
  }
}

/** A provider that could not be made needs no disposal. */
async function settled(value: unknown): Promise<unknown> {
  try {
    return await value;
  } catch {
    return undefined;
  }
}

async function dispose(value: unknown): Promise<void> {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return;
  const { [Symbol.asyncDispose]: asynchronous, [Symbol.dispose]: synchronous } = value as Partial<
    AsyncDisposable & Disposable
  >;
  if (typeof asynchronous === "function") await asynchronous.call(value);
  else if (typeof synchronous === "function") synchronous.call(value);
}
