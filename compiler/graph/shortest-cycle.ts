import type { Digraph } from "./components.js";
import { shortestPath } from "./shortest-path.js";

/**
 * A shortest cycle within a component. `order` has all its keys, the one that matters most first: among cycles of one
 * length the earliest wins, and it begins with its earliest key.
 */
export function shortestCycle<K>(order: readonly K[], { edges }: Digraph<K>): readonly K[] {
  const within = (key: K): readonly K[] => edges(key).filter((each) => order.includes(each));
  const cycles = order.flatMap((key) => {
    const path = shortestPath({ from: key, to: key, edges: within });
    return path === undefined ? [] : [path.slice(0, -1)];
  });
  return cycles.reduce((best, each) => (each.length < best.length ? each : best), cycles[0] ?? []);
}
