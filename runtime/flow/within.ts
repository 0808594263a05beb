const LATE = Symbol("late");

/** What `promise` settles with, or what `late` gives when it has not settled after so many milliseconds. */
export async function within<T>(
  milliseconds: number | undefined,
  promise: Promise<T>,
  late: () => T | Promise<T>,
): Promise<T> {
  if (milliseconds === undefined) return promise;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    const first = await Promise.race([promise, limit]);
    return first === LATE ? await late() : first;
  } finally {
    clearTimeout(timer);
  }
}
