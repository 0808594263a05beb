/** What AetherFlow throws: `code` is stable and made for programs, `message` for people. */
export class AetherFlowError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override get name(): string {
    return "AetherFlowError";
  }
}

/**
 * Shared memory refused an operation. Codes: `ARENA_FULL`, `LOCK_TIMEOUT`, `LAYOUT_MISMATCH`, `NOT_CREATED`,
 * `NOT_GUARDED`, `WRONG_LENGTH`, `HOLE`, `TOO_MANY_THREADS`, `TOO_MANY_OBJECTS`, `BAD_ARENA`.
 */
export class SharedStateError extends AetherFlowError {
  override get name(): string {
    return "SharedStateError";
  }
}

/** Every thread of a cycle waits for a lock that the next one holds; this thread was chosen to give up. Code `DEADLOCK`. */
export class DeadlockError extends AetherFlowError {
  constructor(message: string) {
    super("DEADLOCK", message);
  }

  override get name(): string {
    return "DeadlockError";
  }
}
