import type { Digraph } from "./components.js";
import { shortestPath } from "./shortest-path.js";

/** Looking from every key of a huge component would take too long. */
const starts = 100;

/**
 * A shortest cycle within a component, through one of its first keys: `order` has all of them, the one that matters most
 * first. Among cycles of one length the earliest wins.
 */
export function shortestCycle<K>(order: readonly K[], { edges }: Digraph<K>): readonly K[] {
  const keys = new Set(order);
  const within = (key: K): readonly K[] => edges(key).filter((each) => keys.has(each));
  let best: readonly K[] | undefined;
  for (const key of order.slice(0, starts)) {
    const path = shortestPath({ from: key, to: key, edges: within })?.slice(0, -1);
    if (path !== undefined && path.length < (best?.length ?? Number.POSITIVE_INFINITY)) best = path;
  }
  return best ?? [];
}
