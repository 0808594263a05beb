export interface PathQuestion<K> {
  readonly from: K;
  readonly to: K;
  readonly edges: (key: K) => readonly K[];
}

/**
 * The keys of a shortest path, both ends included; undefined when there is none. From a key to itself it is a shortest
 * way round, not the key alone.
 */
export function shortestPath<K>({ from, to, edges }: PathQuestion<K>): readonly K[] | undefined {
  const cameFrom = new Map<K, K>();
  const queue = [from];
  for (let at = 0; at < queue.length && !cameFrom.has(to); at++) {
    const key = queue[at]!;
    for (const next of edges(key)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, key);
      queue.push(next);
    }
  }
  return cameFrom.has(to) ? wayBack(from, to, cameFrom) : undefined;
}

function wayBack<K>(from: K, to: K, cameFrom: ReadonlyMap<K, K>): readonly K[] {
  const path = [to];
  do path.push(cameFrom.get(path.at(-1)!)!);
  while (path.at(-1) !== from);
  return path.reverse();
}
