const FEWEST = 256;
/** A larger table is not kept for the next call. */
const MOST_KEPT = 2 ** 16;
/** Slots for each entry of the log. */
const SPARSITY = 4;

/**
 * Which cells the running call has noted in its undo log already: a table of one slot for each remainder of a cell's
 * number. Of two cells that share a slot the earlier one is forgotten, and may be noted twice, which is harmless. The
 * table grows with the log, so that neighbouring cells do not share slots for long: however often a call writes, its
 * log is no longer than a few times the cells that it writes to, and half as large as the object at worst.
 */
export class NotedCells {
  #cells = new Int32Array(FEWEST);
  #calls = new Int32Array(FEWEST);
  #mask = FEWEST - 1;
  #call = 1;

  /** Differs from call to call. */
  get call(): number {
    return this.#call;
  }

  has(cell: number): boolean {
    const slot = cell & this.#mask;
    return this.#cells[slot] === cell && this.#calls[slot] === this.#call;
  }

  add(cell: number): void {
    const slot = cell & this.#mask;
    this.#cells[slot] = cell;
    this.#calls[slot] = this.#call;
  }

  /** For a log of `entries` entries, and some more. Forgets all cells. */
  grow(entries: number): void {
    const slots = 2 ** Math.ceil(Math.log2(SPARSITY * entries));
    if (slots > this.#cells.length) this.#resize(slots);
  }

  /** At the end of the call. */
  forget(): void {
    if (this.#cells.length > MOST_KEPT) this.#resize(FEWEST);
    this.#call = (this.#call + 1) | 0;
    if (this.#call === 0) this.#cells.fill(0);
  }

  #resize(slots: number): void {
    this.#cells = new Int32Array(slots);
    this.#calls = new Int32Array(slots);
    this.#mask = slots - 1;
  }
}
