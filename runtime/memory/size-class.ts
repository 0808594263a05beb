/**
 * Block sizes, in cells: every size up to 8, then four sizes for each doubling (as in jemalloc), so that at most a
 * fifth of a block is unused. Larger blocks are runs of whole chunks.
 */
export const MAX_SMALL_CELLS = 4096;
const EXACT = 7;
const DOUBLINGS = 9;
export const SIZE_CLASSES = EXACT + 4 * DOUBLINGS;

/** The class whose blocks have at least `cells` cells; `cells` is at most MAX_SMALL_CELLS. */
export function sizeClassOf(cells: number): number {
  if (cells <= 8) return cells <= 2 ? 0 : cells - 2;
  const exponent = 31 - Math.clz32(cells - 1);
  return EXACT + (exponent - 3) * 4 + ((cells - 1) >>> (exponent - 2)) - 4;
}

function cellsOf(sizeClass: number): number {
  if (sizeClass < EXACT) return sizeClass + 2;
  const step = sizeClass - EXACT;
  return (5 + (step & 3)) << ((step >> 2) + 1);
}

/** Cells of a block of each class. */
export const CLASS_CELLS: Int32Array = Int32Array.from({ length: SIZE_CLASSES }, (_, i) =>
  cellsOf(i),
);

/** The class of the first of the blocks that fill `cells` cells without a rest; `cells` is at least 2. */
export function fittingClass(cells: number): number {
  let sizeClass = cells >= MAX_SMALL_CELLS ? SIZE_CLASSES - 1 : sizeClassOf(cells);
  if (CLASS_CELLS[sizeClass]! > cells) sizeClass--;
  // A single cell is no block: leave two or none.
  return cells - CLASS_CELLS[sizeClass]! === 1 ? sizeClass - 1 : sizeClass;
}
