/** What the heap and the containers tell about their changes, so that a call can be undone. Implemented by `sync/undo-log.ts`. */
export interface Journal {
  /** Must be called before a cell that an earlier call could see is overwritten. */
  record(cell: number): void;
  /** A block is no longer used; it stays as it is until the call commits. */
  freed(cell: number, cells: number): void;
  /** Chunks that a rollback must give back. */
  claimed(chunk: number, length: number): void;
  /** Condemns the running call: it will be rolled back when it ends. Returns the error to throw. */
  fail(error: Error): Error;
}
