export interface FanOutRequest {
  readonly signal: AbortSignal;
  /** Milliseconds to wait for aborted branches. */
  readonly grace: number;
  readonly make: (signal: AbortSignal) => readonly unknown[];
}

/** Waits for all branches; the first failure aborts the others and waits for them, no longer than the grace period. */
export async function fanOut({ signal, grace, make }: FanOutRequest): Promise<unknown[]> {
  const siblings = new AbortController();
  const branches = make(AbortSignal.any([signal, siblings.signal])).map((each) =>
    Promise.resolve(each),
  );
  try {
    return await Promise.all(branches);
  } catch (error) {
    siblings.abort(error);
    const others = await Promise.race([Promise.allSettled(branches), pause(grace)]);
    throw withSiblings(error, others ?? []);
  }
}

/** The errors of the other branches, without the abort that this failure caused. */
function withSiblings(error: unknown, others: readonly PromiseSettledResult<unknown>[]): unknown {
  const errors = others.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  const siblings = errors.filter((each) => each !== error);
  if (typeof error === "object" && error !== null && Object.isExtensible(error)) {
    Object.defineProperty(error, "siblings", { value: siblings, configurable: true });
  }
  return error;
}

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
