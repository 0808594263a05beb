import type { Drawing, DrawnContext, DrawnEdge, DrawnNode, Place } from "./drawing.js";
import { grouped } from "./grouped.js";

/** One line for a picture: at most so many characters. */
export function shortened(text: string, length = 60): string {
  const chars = [...text];
  return chars.length <= length ? text : `${chars.slice(0, length - 1).join("")}…`;
}

export const placeText = ({ file, line }: Place): string => `${file}:${line}`;

/** What a box says, a line each. */
export const linesOf = (node: DrawnNode): readonly string[] =>
  [headOf(node), shortened(node.detail, 48), placeOf(node)].filter((each) => each !== "");

/** The first line; of a member also what it is, since no shape is known to everybody. */
export function headOf(node: DrawnNode): string {
  const label = shortened(node.label);
  return node.kind === "member" ? `${label} (${node.scope})` : label;
}

const placeOf = ({ kind, place }: DrawnNode): string => (kind === "result" ? "" : placeText(place));

/** What each arrow of a context says. A parameter that is called as its member says nothing new. */
export function edgeLabels({ nodes }: DrawnContext): (edge: DrawnEdge) => string {
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  return ({ kind, label, to }) =>
    kind === "needs" && names.get(to) === label ? "" : shortened(label, 40);
}

/** The chains of a context: the boxes of each of its flows, by the id of the flow. */
export const flowsOf = ({ nodes }: DrawnContext): ReadonlyMap<string, readonly DrawnNode[]> =>
  grouped(
    nodes.filter((each) => "flow" in each),
    (each) => each.flow,
  );

export const outsideFlows = ({ nodes }: DrawnContext): readonly DrawnNode[] =>
  nodes.filter((each) => !("flow" in each));

/** Short names for languages whose identifiers are ASCII: `n0`, `n1` … */
export const shortIds = ({ contexts }: Drawing): ReadonlyMap<string, string> =>
  new Map(
    contexts.flatMap(({ nodes }) => nodes.map(({ id }) => id)).map((id, at) => [id, `n${at}`]),
  );

/** `AF1001: No provider …` for each problem of a box, by its id. */
export function problemTexts({ problems }: Drawing): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { code, message, nodes } of problems) {
    for (const id of nodes) texts.set(id, [...(texts.get(id) ?? []), `${code}: ${message}`]);
  }
  return texts;
}
