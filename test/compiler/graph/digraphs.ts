type Edges = Readonly<Record<string, readonly string[]>>;
/** Of keys and what their edges lead to. */
export const graphOf = (edges: Edges) => ({
  keys: Object.keys(edges),
  edges: (key: string) => edges[key] ?? [],
});

/** Of numbers, each with an edge to the next. */
export const chainOf = (length: number) => ({
  keys: Array.from({ length }, (_, at) => at),
  edges: (at: number) => (at + 1 < length ? [at + 1] : []),
});
