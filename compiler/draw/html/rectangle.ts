import type { DrawnNode } from "../drawing.js";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box with its place. */
export interface Placed extends Rectangle {
  readonly node: DrawnNode;
  /** Chains are in column 0. */
  readonly column: number;
}

export const rightOf = ({ x, width }: Pick<Rectangle, "x" | "width">): number => x + width;

export const bottomOf = ({ y, height }: Rectangle): number => y + height;

export const middleOf = ({ y, height }: Rectangle): number => Math.round(y + height / 2);

/** The largest of any number of numbers; a call has room for some ten thousand only. */
export const largest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), 0);
