import { Buffer } from "node:buffer";
import { randomInt } from "node:crypto";
import { SharedStateError } from "../errors.js";
import { ARENA_MAGIC, ARENA_VERSION, CHUNK_BYTES, ROOT } from "./root.js";

/** 1 GiB of address space; the operating system gives pages on first touch. */
export const DEFAULT_ARENA_BYTES = 2 ** 30;
/** `u32` word indices and Node's `Buffer` both end here. */
const MAX_ARENA_BYTES = 2 ** 32;

/**
 * One fixed block of shared memory and the aligned views of it. Fixed, because views of a growable buffer are
 * ten times slower; typed arrays, because their aligned elements never tear.
 *
 * Addresses are cells (8 bytes): `f64[cell]`, `u32[cell * 2]`, `u8[cell * 8]`. Cell 0 is never an object: it is null.
 */
export class Arena {
  readonly buffer: SharedArrayBuffer;
  readonly i32: Int32Array<SharedArrayBuffer>;
  readonly u32: Uint32Array<SharedArrayBuffer>;
  readonly f64: Float64Array<SharedArrayBuffer>;
  readonly i64: BigInt64Array<SharedArrayBuffer>;
  readonly u8: Uint8Array<SharedArrayBuffer>;
  readonly u16: Uint16Array<SharedArrayBuffer>;
  /** The same memory with Node's native text transcoders. */
  readonly bytes: Buffer;
  /** Mixed into every text hash, so that nobody can prepare colliding keys. */
  readonly hashSeed: number;

  private constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.i32 = new Int32Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.i64 = new BigInt64Array(buffer);
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.bytes = Buffer.from(buffer);
    this.hashSeed = this.i32[ROOT.HASH_SEED]!;
  }

  /**
   * Reserves `bytes`, rounded down to whole chunks of 64 KiB.
   * @throws SharedStateError `BAD_ARENA` for less than 256 KiB or more than 4 GiB.
   */
  static create(bytes: number = DEFAULT_ARENA_BYTES): Arena {
    const chunks = Math.floor(bytes / CHUNK_BYTES);
    if (!(chunks >= 4 && bytes <= MAX_ARENA_BYTES)) {
      throw new SharedStateError(
        "BAD_ARENA",
        `The arena must have between 256 KiB and 4 GiB, not ${String(bytes)} bytes`,
      );
    }
    const buffer = new SharedArrayBuffer(chunks * CHUNK_BYTES);
    const header = new Int32Array(buffer, 0, ROOT.DIRECTORY);
    header[ROOT.VERSION] = ARENA_VERSION;
    header[ROOT.CHUNK_COUNT] = chunks;
    header[ROOT.HASH_SEED] = randomInt(2 ** 31);
    header[ROOT.MAGIC] = ARENA_MAGIC;
    return new Arena(buffer);
  }

  /** @throws SharedStateError `BAD_ARENA` when the buffer was not made by `create` of this version. */
  static attach(buffer: SharedArrayBuffer): Arena {
    const arena = new Arena(buffer);
    if (arena.i32[ROOT.MAGIC] !== ARENA_MAGIC || arena.i32[ROOT.VERSION] !== ARENA_VERSION) {
      throw new SharedStateError("BAD_ARENA", "The memory was made by another AetherFlow version");
    }
    return arena;
  }
}
