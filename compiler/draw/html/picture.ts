import type { Drawing, DrawnContext, DrawnEdge } from "../drawing.js";
import { grouped } from "../grouped.js";
import { edgeLabels, linesOf, placeText, problemTexts } from "../labels.js";
import { lookOf } from "../looks.js";
import { escaped } from "./escape.js";
import { layoutOf } from "./layout.js";
import type { Placed } from "./rectangle.js";
import type { Route } from "./routes.js";
import { outlineOf, rimHeight } from "./shapes.js";
import { lineHeight } from "./sizes.js";

/** What the pictures of a page have in common. */
export interface PageScope {
  /** Of boxes, for the page's links. */
  readonly ids: ReadonlyMap<string, string>;
  /** Of boxes, by their ids in the drawing. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

export const scopeOf = (drawing: Drawing): PageScope => ({
  ids: new Map(
    drawing.contexts.flatMap(({ nodes }) => nodes).map(({ id }, at) => [id, `box-${at}`]),
  ),
  problems: problemTexts(drawing),
});

interface PictureScope extends PageScope {
  readonly uses: Uses;
}

/** A context as an SVG. */
export function pictureOf(context: DrawnContext, page: PageScope): string {
  const { width, height, frames, boxes, routes } = layoutOf(context, edgeLabels(context));
  const scope = { ...page, uses: usesOf(context) };
  return [
    `<svg role="group" aria-label="${escaped(`Graph of ${context.name}`)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...frames.map(
      (each) =>
        `<rect class="frame" x="${each.x}" y="${each.y}" width="${each.width}" height="${each.height}" rx="10"/>`,
    ),
    '<g class="under">',
    ...routes.map((each) => arrowOf(each, scope)),
    ...routes.map((each) => labelOf(each, scope)).filter((each) => each !== ""),
    ...boxes.map((each) => boxOf(each, scope)),
    '</g><g class="over" aria-hidden="true"></g>',
    "</svg>",
  ].join("\n");
}

const arrowOf = ({ edge, path }: Route, scope: PictureScope): string =>
  `<path class="${classOf(edge)}" marker-end="url(#${markerOf(edge)})" ${ends(edge, scope)} d="${path}"/>`;

const classOf = ({ kind, crosses, health }: DrawnEdge): string =>
  ["edge", kind, ...(crosses ? ["crosses"] : []), health].join(" ");

function markerOf({ kind, crosses, health }: DrawnEdge): string {
  if (health === "broken") return "arrow-broken";
  if (kind === "needs") return "arrow-needs";
  return crosses ? "arrow-crosses" : "arrow";
}

const ends = ({ from, to, kind }: DrawnEdge, { ids }: PictureScope): string =>
  `data-from="${ids.get(from)}" data-to="${ids.get(to)}" data-kind="${kind}"`;

function labelOf({ edge, label, text }: Route, scope: PictureScope): string {
  if (text === "") return "";
  const { x, y, anchor } = label;
  return `<text class="label" text-anchor="${anchor}" ${ends(edge, scope)} x="${x}" y="${y}">${escaped(text)}</text>`;
}

function boxOf(placed: Placed, scope: PictureScope): string {
  const { node, x, y, width } = placed;
  const shape = lookOf(node);
  const top = y + 9 + (shape === "shared" ? rimHeight - 2 : 0);
  const lines = linesOf(node).map((line, at) => {
    const look = at === 0 ? "name" : line === placeText(node.place) ? "place" : "detail";
    const middle = top + at * lineHeight + 12;
    return `<text class="${look}" text-anchor="middle" x="${x + width / 2}" y="${middle}">${escaped(line)}</text>`;
  });
  return [
    `<g class="box ${shape} ${node.health}" id="${scope.ids.get(node.id)}" data-kind="${node.kind}" role="img" tabindex="0" aria-label="${escaped(spoken(placed, scope))}">`,
    `<title>${escaped(tooltip(placed, scope))}</title>`,
    outlineOf(shape, placed),
    ...lines,
    "</g>",
  ].join("");
}

const tooltip = ({ node }: Placed, { problems }: PictureScope): string =>
  [
    node.label,
    ...(node.detail === "" ? [] : [node.detail]),
    `${placeText(node.place)}:${node.place.column}`,
    ...(problems.get(node.id) ?? []),
  ].join("\n");

/** A box in words: what it is, what it uses, where it stands, what is wrong with it. */
function spoken({ node }: Placed, { problems, uses }: PictureScope): string {
  const used = uses(node.id);
  return [
    `${node.kind === "member" ? node.scope : node.kind} ${node.label}`,
    ...(node.detail === "" ? [] : [node.detail]),
    ...(used.length === 0 ? [] : [`uses ${used.join(", ")}`]),
    `at ${placeText(node.place)}`,
    ...(problems.get(node.id) ?? []),
  ].join("; ");
}

type Uses = (id: string) => readonly string[];

/** The labels of what each box needs or runs. */
export function usesOf({ nodes, edges }: DrawnContext): Uses {
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  const uses = grouped(
    edges.filter(({ kind }) => kind !== "passes"),
    ({ from }) => from,
  );
  return (id) => (uses.get(id) ?? []).map(({ to }) => names.get(to) ?? to);
}
