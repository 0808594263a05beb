import type { Drawing, DrawnContext, DrawnEdge } from "../drawing.js";
import { edgeLabel, linesOf, placeText, problemsOf } from "../labels.js";
import { escaped } from "./escape.js";
import { type Layout, layoutOf, type Placed } from "./layout.js";
import type { Route } from "./routes.js";
import { outlineOf, shapeOf } from "./shapes.js";
import { lineHeight } from "./sizes.js";

/** What the pictures of a page have in common. */
export interface PictureScope {
  readonly drawing: Drawing;
  /** Of boxes, for the page's links. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A context as an SVG. */
export function pictureOf(context: DrawnContext, scope: PictureScope): string {
  const { width, height, frames, boxes, routes }: Layout = layoutOf(context);
  return [
    `<svg role="group" aria-label="${escaped(`Graph of ${context.name}`)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...frames.map(
      (each) =>
        `<rect class="frame" x="${each.x}" y="${each.y}" width="${each.width}" height="${each.height}" rx="10"/>`,
    ),
    ...routes.map((each) => arrowOf(each, scope)),
    ...routes.map((each) => labelOf(each, context, scope)).filter((each) => each !== ""),
    ...boxes.map((each) => boxOf(each, context, scope)),
    "</svg>",
  ].join("\n");
}

const arrowOf = ({ edge, path }: Route, scope: PictureScope): string =>
  `<path class="${classOf(edge)}" marker-end="url(#${markerOf(edge)})" ${ends(edge, scope)} d="${path}"/>`;

const classOf = ({ kind, crosses, health }: DrawnEdge): string =>
  ["edge", kind, ...(crosses ? ["crosses"] : []), health].join(" ");

function markerOf({ crosses, health }: DrawnEdge): string {
  if (health === "broken") return "arrow-broken";
  return crosses ? "arrow-crosses" : "arrow";
}

const ends = ({ from, to, kind }: DrawnEdge, { ids }: PictureScope): string =>
  `data-from="${ids.get(from)}" data-to="${ids.get(to)}" data-kind="${kind}"`;

function labelOf({ edge, label }: Route, context: DrawnContext, scope: PictureScope): string {
  const text = edgeLabel(edge, context);
  if (text === "") return "";
  const { x, y, anchor } = label;
  return `<text class="label" text-anchor="${anchor}" ${ends(edge, scope)} x="${x}" y="${y}">${escaped(text)}</text>`;
}

function boxOf(placed: Placed, context: DrawnContext, { drawing, ids }: PictureScope): string {
  const { node, x, y, width } = placed;
  const problems = problemsOf(node.id, drawing);
  const shape = shapeOf(node);
  const top = y + 9 + (shape === "shared" ? 4 : 0);
  const lines = linesOf(node).map((line, at) => {
    const look = at === 0 ? "name" : line === placeText(node.place) ? "place" : "detail";
    const middle = top + at * lineHeight + 12;
    return `<text class="${look}" text-anchor="middle" x="${x + width / 2}" y="${middle}">${escaped(line)}</text>`;
  });
  return [
    `<g class="box ${shape} ${node.health}" id="${ids.get(node.id)}" data-kind="${node.kind}" role="img" tabindex="0" aria-label="${escaped(spoken(placed, context, problems))}">`,
    `<title>${escaped(tooltip(placed, problems))}</title>`,
    outlineOf(shape, placed),
    ...lines,
    "</g>",
  ].join("");
}

const tooltip = ({ node }: Placed, problems: readonly string[]): string =>
  [
    node.label,
    ...(node.detail === "" ? [] : [node.detail]),
    `${placeText(node.place)}:${node.place.column}`,
    ...problems,
  ].join("\n");

/** A box in words: what it is, what it uses, where it stands, what is wrong with it. */
function spoken({ node }: Placed, context: DrawnContext, problems: readonly string[]): string {
  const uses = usedBy(node.id, context);
  return [
    `${shapeOf(node)} ${node.label}`,
    ...(node.detail === "" ? [] : [node.detail]),
    ...(uses.length === 0 ? [] : [`uses ${uses.join(", ")}`]),
    `at ${placeText(node.place)}`,
    ...problems,
  ].join("; ");
}

/** The labels of what a box needs or runs. */
export const usedBy = (id: string, { nodes, edges }: DrawnContext): readonly string[] =>
  edges
    .filter(({ from, kind }) => from === id && kind !== "passes")
    .map(({ to }) => nodes.find((each) => each.id === to)?.label ?? to);
