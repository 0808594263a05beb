import type { Arena } from "./arena.js";
import { CELL_BYTES } from "./root.js";

/**
 * A string: cell 0 is the length in code units (low word) and the hash (high word), then the code units, one byte
 * each if none exceeds 0xFF, else two (UTF-16 as it stands, lone surrogates included). The empty string has no block.
 *
 * The hash has 31 bits. Its lowest tells the encoding (1 = two bytes), so equal hashes imply the same encoding.
 */
const WIDE = 1;

/** Below this many code units a loop beats the call into Node. */
const LOOP_LIMIT = 24;

/** Hash and encoding in one pass over the code units. */
export function hashText(text: string, seed: number): number {
  let hash = seed;
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    hash = Math.imul(hash ^ unit, 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return ((hash >>> 2) << 1) | (seen > 0xff ? WIDE : 0);
}

/** Cells that a string of `length` code units with this hash takes. */
export function textCells(length: number, hash: number): number {
  return 1 + Math.ceil((length * (hash & WIDE ? 2 : 1)) / CELL_BYTES);
}

/** Cells that the string in a block takes. */
export function textBlockCells(arena: Arena, block: number): number {
  return textCells(arena.u32[block * 2]!, arena.u32[block * 2 + 1]!);
}

/** Fills a fresh block of `textCells` cells. */
export function writeText(arena: Arena, block: number, text: string, hash: number): void {
  arena.u32[block * 2] = text.length;
  arena.u32[block * 2 + 1] = hash;
  const start = (block + 1) * CELL_BYTES;
  if (text.length > LOOP_LIMIT) {
    arena.bytes.write(text, start, hash & WIDE ? "utf16le" : "latin1");
    return;
  }
  const units = hash & WIDE ? arena.u16 : arena.u8;
  const first = hash & WIDE ? start / 2 : start;
  for (let i = 0; i < text.length; i++) units[first + i] = text.charCodeAt(i);
}

export function readText(arena: Arena, block: number): string {
  if (block === 0) return "";
  const start = (block + 1) * CELL_BYTES;
  const length = arena.u32[block * 2]!;
  return arena.u32[block * 2 + 1]! & WIDE
    ? arena.bytes.toString("utf16le", start, start + length * 2)
    : arena.bytes.toString("latin1", start, start + length);
}

/** Whether a block holds `text`, whose hash is known to equal the block's. */
export function isSameText(arena: Arena, block: number, text: string): boolean {
  if (block === 0) return text.length === 0;
  if (arena.u32[block * 2] !== text.length) return false;
  const wide = arena.u32[block * 2 + 1]! & WIDE;
  const units = wide ? arena.u16 : arena.u8;
  const first = ((block + 1) * CELL_BYTES) / (wide ? 2 : 1);
  for (let i = 0; i < text.length; i++) {
    if (units[first + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}
