import { grouped } from "../grouped.js";
import { gap, margin } from "./gaps.js";
import type { Route } from "./routes.js";
import { spread } from "./spread.js";

/** Moves labels that stand in the gap between the same two columns off one another. */
export function labelsApart(routes: readonly Route[]): readonly Route[] {
  const moved = new Map<Route, Route>();
  const labelled = routes.filter((each) => each.text !== "" && each.label.anchor === "middle");
  for (const group of grouped(labelled, (each) => each.label.x).values()) {
    const inOrder = [...group].sort((a, b) => a.label.y - b.label.y);
    const wishes = inOrder.map(({ label }) => ({ top: label.y, size: gap.label }));
    for (const [at, y] of spread(wishes, margin).entries()) {
      const route = inOrder[at]!;
      moved.set(route, { ...route, label: { ...route.label, y } });
    }
  }
  return routes.map((each) => moved.get(each) ?? each);
}
