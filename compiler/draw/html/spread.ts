/** Something of a height, with the room below it, that would like its top somewhere. */
export interface Wish {
  readonly top: number;
  readonly size: number;
}

interface Block {
  readonly sum: number;
  readonly count: number;
}

/**
 * The tops of a stack in this order, none above `start` and none on another, as near as can be to the wishes (least
 * squares). Isotonic regression: pooling adjacent violators, Ayer and others, 1955.
 */
export function spread(wishes: readonly Wish[], start: number): readonly number[] {
  const offsets = offsetsOf(wishes);
  const blocks: Block[] = [];
  for (const [at, { top }] of wishes.entries()) {
    let block: Block = { sum: top - offsets[at]!, count: 1 };
    for (let last = blocks.at(-1); last && mean(last) >= mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const tops = blocks.flatMap((each) =>
    Array.from({ length: each.count }, () => Math.max(start, Math.round(mean(each)))),
  );
  return tops.map((top, at) => top + offsets[at]!);
}

const mean = ({ sum, count }: Block): number => sum / count;

/** How far below the first each would be, were there no room between them. */
function offsetsOf(wishes: readonly Wish[]): readonly number[] {
  let offset = 0;
  return wishes.map(({ size }) => {
    offset += size;
    return offset - size;
  });
}
