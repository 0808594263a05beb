import type { DrawnNode } from "../drawing.js";
import { linesOf } from "../labels.js";
import { lookOf } from "../looks.js";
import { rimHeight } from "./shapes.js";

/** Of the page's monospace font at 12 pixels, with room to spare for fonts that are wider. */
const charWidth = 7.4;
export const lineHeight = 17;

/** In pixels; letters of East Asia and pictures are twice as wide. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (isWide(char) ? 2 : 1) * charWidth, 0);

const isWide = (char: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
    char,
  );

export function sizeOf(node: DrawnNode): { readonly width: number; readonly height: number } {
  const lines = linesOf(node);
  const rim = lookOf(node) === "shared" ? rimHeight : 0;
  return {
    width: Math.ceil(Math.max(...lines.map(widthOf)) + 44),
    // Even, so that boxes side by side can have the same middle.
    height: 2 * Math.ceil((lines.length * lineHeight + 18 + rim) / 2),
  };
}
