/** A directed graph over any keys; edges to keys it does not hold are ignored. */
export interface Digraph<K> {
  readonly keys: readonly K[];
  readonly edges: (key: K) => readonly K[];
}

interface Visit<K> {
  readonly key: K;
  readonly edges: readonly K[];
  next: number;
}

interface Search<K> {
  readonly graph: Digraph<K>;
  /** Every key's place among the keys. */
  readonly places: ReadonlyMap<K, number>;
  readonly index: Map<K, number>;
  readonly low: Map<K, number>;
  /** Visited keys that belong to no component yet. */
  readonly open: K[];
  readonly isOpen: Set<K>;
  /** The path from the root: in place of the call stack, which a long chain would overflow. */
  readonly path: Visit<K>[];
  readonly found: (readonly K[])[];
}

/** Strongly connected components, those that an edge leads to first; keys within one are in the graph's order. */
export function components<K>(graph: Digraph<K>): readonly (readonly K[])[] {
  const places = new Map(graph.keys.map((key, at) => [key, at]));
  const search: Search<K> = {
    ...{ graph, places, index: new Map(), low: new Map() },
    ...{ open: [], isOpen: new Set(), path: [], found: [] },
  };
  for (const key of graph.keys) if (!search.index.has(key)) searchFrom(key, search);
  return search.found;
}

/** Components that are cycles: of more than one key, or of one with an edge to itself. */
export const cyclesOf = <K>(graph: Digraph<K>): readonly (readonly K[])[] =>
  components(graph).filter((each) => isCycle(each, graph));

export const isCycle = <K>(component: readonly K[], { edges }: Digraph<K>): boolean =>
  component.length > 1 || component.some((key) => edges(key).includes(key));

function searchFrom<K>(root: K, search: Search<K>): void {
  enter(root, search);
  for (let top = search.path.at(-1); top !== undefined; top = search.path.at(-1)) {
    if (top.next < top.edges.length) follow(top, search);
    else leave(top, search);
  }
}

function enter<K>(key: K, search: Search<K>): void {
  search.low.set(key, search.index.size);
  search.index.set(key, search.index.size);
  search.open.push(key);
  search.isOpen.add(key);
  search.path.push({ key, edges: search.graph.edges(key), next: 0 });
}

function follow<K>(visit: Visit<K>, search: Search<K>): void {
  const to = visit.edges[visit.next++]!;
  if (!search.places.has(to)) return;
  if (!search.index.has(to)) enter(to, search);
  else if (search.isOpen.has(to)) lower(visit.key, search.index.get(to)!, search);
}

function leave<K>({ key }: Visit<K>, search: Search<K>): void {
  search.path.pop();
  const low = search.low.get(key)!;
  if (low === search.index.get(key)) close(key, search);
  const parent = search.path.at(-1);
  if (parent !== undefined) lower(parent.key, low, search);
}

function lower<K>(key: K, to: number, { low }: Search<K>): void {
  if (to < low.get(key)!) low.set(key, to);
}

function close<K>(root: K, { open, isOpen, found, places }: Search<K>): void {
  const component = open.splice(open.lastIndexOf(root));
  for (const key of component) isOpen.delete(key);
  found.push(component.sort((a, b) => places.get(a)! - places.get(b)!));
}
