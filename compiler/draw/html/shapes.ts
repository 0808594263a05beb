import type { Look } from "../looks.js";
import type { Rectangle } from "./rectangle.js";

/** The room that the upper rim of a cylinder takes from its text. */
export const rimHeight = 12;

const radii = {
  ...{ flow: 18, result: 18, node: 3, local: 14, brief: 14, whole: 0 },
  ...{ unknown: 0, missing: 0 },
} as const;

/** The outline of a box: a cylinder is shared memory, a hexagon a step. */
export function outlineOf(shape: Look, { x, y, width, height }: Rectangle): string {
  if (shape === "shared") return cylinder({ x, y, width, height });
  if (shape === "step") return hexagon({ x, y, width, height });
  return `<rect class="shape" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radii[shape]}"/>`;
}

function cylinder({ x, y, width, height }: Rectangle): string {
  const [rx, ry] = [width / 2, 7];
  const body = `M${x},${y + ry} a${rx},${ry} 0 0 1 ${width},0 v${height - 2 * ry} a${rx},${ry} 0 0 1 ${-width},0 z`;
  const rim = `M${x},${y + ry} a${rx},${ry} 0 0 0 ${width},0`;
  return `<path class="shape" d="${body}"/><path class="rim" d="${rim}"/>`;
}

function hexagon({ x, y, width, height }: Rectangle): string {
  const [left, right, middle] = [x + 11, x + width - 11, y + height / 2];
  const points = [
    [left, y],
    [right, y],
    [x + width, middle],
    [right, y + height],
    [left, y + height],
    [x, middle],
  ];
  return `<polygon class="shape" points="${points.map((each) => each.join(",")).join(" ")}"/>`;
}
