/** Milliseconds, by the clock as it was at load: a task may put something else in its place, or nothing. */
export const now: () => number = performance.now.bind(performance);
