import { type Look, meanings } from "../looks.js";
import { outlineOf } from "./shapes.js";

const size = { width: 44, height: 22 } as const;

const shapes: readonly (readonly [Look, string])[] = [
  ["flow", "flow: its start and its result"],
  ["step", "step of a flow"],
  ["node", "node"],
  ...(["local", "shared", "brief", "whole"] as const).map(
    (each) => [each, meanings[each]] as const,
  ),
  ["missing", "broken or missing"],
];

const arrows: readonly (readonly [string, string, string])[] = [
  ["passes", "arrow", "a value passes on, or a step runs a node"],
  ["passes crosses", "arrow-crosses", "the value crosses threads"],
  ["needs", "arrow-needs", "is injected with"],
  ["needs broken", "arrow-broken", "cannot be injected"],
];

export const legend = (): string =>
  [
    '<ul class="legend" aria-label="Legend">',
    ...shapes.map(([shape, text]) => item(`<g class="${shape}">${outline(shape)}</g>`, text)),
    ...arrows.map(([look, marker, text]) =>
      item(`<path class="edge ${look}" marker-end="url(#${marker})" d="M2,13 H40"/>`, text),
    ),
    "</ul>",
  ].join("\n");

const outline = (shape: Look): string => outlineOf(shape, { x: 2, y: 2, ...size });

const item = (picture: string, text: string): string =>
  `<li><svg aria-hidden="true" width="48" height="26">${picture}</svg>${text}</li>`;

const heads = {
  arrow: "M0,0 L10,5 L0,10 z",
  "arrow-crosses": "M0,0 L10,5 L0,10 z",
  "arrow-needs": "M1,1 L9,5 L1,9",
  "arrow-broken": "M1,1 L9,9 M1,9 L9,1",
} as const;

/** The heads of the arrows of all pictures. */
export const markers = (): string => {
  const all = Object.entries(heads).map(
    ([id, path]) =>
      `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path d="${path}"/></marker>`,
  );
  return `<svg aria-hidden="true" width="0" height="0" style="position:absolute"><defs>${all.join("")}</defs></svg>`;
};
