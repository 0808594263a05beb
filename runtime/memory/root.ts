/**
 * The root region: the first chunks of the arena, never handed out. Offsets in 32-bit words.
 *
 * | words | what |
 * |---|---|
 * | 0..63 | header: the words named below, rest zero |
 * | DIRECTORY | the control record of each shared object, as a cell; 0 = not created |
 * | OWNERS | one slot for each live thread (`sync/owners.ts`) |
 * | CHUNKS | the chunk table, one word a chunk (`chunk-table.ts`) |
 */
export const ROOT = {
  MAGIC: 0,
  VERSION: 1,
  CHUNK_COUNT: 2,
  HASH_SEED: 3,
  NEXT_OWNER: 4,
  NEXT_TICKET: 5,
  DIRECTORY: 64,
  OWNERS: 1088,
  CHUNKS: 5184,
} as const;

export const MAX_OBJECTS = ROOT.OWNERS - ROOT.DIRECTORY;
export const OWNER_SLOT_WORDS = 8;
export const MAX_THREADS = (ROOT.CHUNKS - ROOT.OWNERS) / OWNER_SLOT_WORDS;

export const ARENA_MAGIC = 0x41464d31;
export const ARENA_VERSION = 1;

/** A cell is 8 bytes and the unit of every address; a chunk is 64 KiB and the unit of ownership. */
export const CELL_BYTES = 8;
export const CHUNK_CELLS = 8192;
export const CHUNK_BYTES = CHUNK_CELLS * CELL_BYTES;
