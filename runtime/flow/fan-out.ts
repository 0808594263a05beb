import { annotate } from "./annotate.js";

/** Waits for all; the first failure calls `abort`, waits for the rest at most `grace` ms, and is rethrown. */
export async function fanOut(
  branches: readonly unknown[],
  abort: (reason: unknown) => void,
  grace: number,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  const settled = branches.map((branch) =>
    Promise.resolve(branch).catch((error: unknown) => {
      if (errors.push(error) === 1) abort(error);
      throw error;
    }),
  );
  try {
    return await Promise.all(settled);
  } catch (first) {
    await atMost(grace, Promise.allSettled(settled));
    addSiblings(first, errors);
    throw first;
  }
}

async function atMost(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

/** Those that were aborted rejected with the first error itself. */
function addSiblings(first: unknown, errors: readonly unknown[]): void {
  const value = errors.filter((error) => error !== first);
  if (value.length > 0) annotate(first, "siblings", { value });
}
