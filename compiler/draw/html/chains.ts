import type { DrawnContext, DrawnEdge, DrawnNode } from "../drawing.js";
import { flowsOf } from "../labels.js";
import { gap, leftMargin, margin } from "./gaps.js";
import { bottomOf, largest, type Placed, type Rectangle } from "./rectangle.js";
import { sizeOf, widthOf } from "./sizes.js";

interface Chains {
  readonly boxes: readonly Placed[];
  /** One around each flow. */
  readonly frames: readonly Rectangle[];
}

/** All flows, one below the other, as wide as the widest. */
export function placeChains(context: DrawnContext, labelOf: (edge: DrawnEdge) => string): Chains {
  const flows = [...flowsOf(context).values()];
  const labels = context.edges
    .filter((each) => each.kind === "passes")
    .map((each) => widthOf(labelOf(each)) + 40);
  const width = largest([...labels, ...flows.flat().map((each) => sizeOf(each).width)]);
  const chains: (readonly Placed[])[] = [];
  let y = margin + gap.frame;
  for (const nodes of flows) {
    const chain = placeChain(nodes, { x: leftMargin + gap.frame, y, width });
    chains.push(chain);
    y = bottomOf(chain.at(-1)!) + gap.flow;
  }
  return { boxes: chains.flat(), frames: chains.map(around) };
}

function placeChain(
  nodes: readonly DrawnNode[],
  { x, y, width }: Omit<Rectangle, "height">,
): readonly Placed[] {
  let top = y;
  return nodes.map((node) => {
    const { height } = sizeOf(node);
    const box = { node, column: 0, x, y: top, width, height };
    top += height + gap.step;
    return box;
  });
}

function around(chain: readonly Placed[]): Rectangle {
  const { x, y, width } = chain[0]!;
  return {
    x: x - gap.frame,
    y: y - gap.frame,
    width: width + 2 * gap.frame,
    height: bottomOf(chain.at(-1)!) - y + 2 * gap.frame,
  };
}
