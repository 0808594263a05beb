interface InlineRequest {
  /** The node, or the nodes in order. */
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  readonly grace: number;
}

/** One call of a task on the calling thread. Only the first settlement counts. */
export class InlineCall {
  readonly promise: Promise<unknown>;
  readonly #request: InlineRequest;
  #resolve!: (result: unknown) => void;
  #reject!: (error: unknown) => void;
  #isOver = false;
  #hasBegun = false;
  #deadline: NodeJS.Timeout | undefined;

  constructor(request: InlineRequest) {
    this.#request = request;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    request.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  get name(): string {
    return this.#request.name;
  }

  /** Unless it was rejected before. */
  async begin(perform: () => Promise<unknown>): Promise<void> {
    if (this.#isOver) return;
    this.#hasBegun = true;
    try {
      const result = await perform();
      if (this.#deadline !== undefined) this.#rejectAborted();
      else if (this.#settle()) this.#resolve(result);
    } catch (error) {
      this.reject(error);
    }
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  /** What has begun cannot be stopped here: it is not waited for any longer. */
  readonly #abort = (): void => {
    if (!this.#hasBegun) this.#rejectAborted();
    else this.#deadline = setTimeout(() => this.#rejectAborted(), this.#request.grace);
  };

  #rejectAborted(): void {
    this.reject(this.#request.signal?.reason);
  }

  #settle(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.#deadline);
    this.#request.signal?.removeEventListener("abort", this.#abort);
    return true;
  }
}
