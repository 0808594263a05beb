export { loadedCopies } from "./copies.js";

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
 * `NOT_GUARDED`, `INTERRUPTED`, `WRONG_LENGTH`, `HOLE`, `TOO_MANY_THREADS`, `TOO_MANY_OBJECTS`, `BAD_ARENA`,
 * `ASYNC_CALLBACK`, `NOT_TOGETHER`, `NOT_LOCKABLE`.
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

/** A node threw something that is no error and cannot cross threads: a function, a socket. Code `UNCLONEABLE_THROW`. */
export class NodeError extends AetherFlowError {
  constructor(message: string, options?: ErrorOptions) {
    super("UNCLONEABLE_THROW", message, options);
  }

  override get name(): string {
    return "NodeError";
  }
}

/** Data that cannot cross threads, or is not what its type says. The message begins with the path: `result.socket: …`. Code `VALIDATION`. */
export class ValidationError extends AetherFlowError {
  /** Where in the input or result: `result.socket`, `input 0.items[3]`. */
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super("VALIDATION", `${path}: ${problem}`, options);
    this.path = path;
  }

  override get name(): string {
    return "ValidationError";
  }
}

export interface Death {
  /** As `process.exit` gave it; 1 after an uncaught error, out of memory, or when the pool stopped the thread. */
  readonly exitCode: number;
  /** The node, or steps, that had been started. */
  readonly node: string;
  readonly taskId: number;
}

/**
 * A worker thread ended while it ran a task. The cause is the uncaught error, if there was one (out of memory has
 * Node's code `ERR_WORKER_OUT_OF_MEMORY`). Code `WORKER_DIED`.
 */
export class WorkerDiedError extends AetherFlowError {
  readonly exitCode: number;
  readonly node: string;
  readonly taskId: number;

  constructor({ exitCode, node, taskId }: Death, options?: ErrorOptions) {
    super("WORKER_DIED", `The worker running ${node} died with exit code ${exitCode}`, options);
    this.exitCode = exitCode;
    this.node = node;
    this.taskId = taskId;
  }

  override get name(): string {
    return "WorkerDiedError";
  }
}

/** A selector of `.branchOn` gave a key that its table does not have, and there is no `otherwise`. Code `BRANCH`. */
export class BranchError extends AetherFlowError {
  /** As text. */
  readonly key: string;
  readonly known: readonly string[];

  constructor(key: string, known: readonly string[]) {
    super("BRANCH", `No branch for the key ${JSON.stringify(key)}; known are ${known.join(", ")}`);
    this.key = key;
    this.known = known;
  }

  override get name(): string {
    return "BranchError";
  }
}

/**
 * A worker thread could not load the wiring module. The cause is what the module threw, or a TimeoutError when loading
 * did not end. Code `LOAD_FAILED`.
 */
export class LoadError extends AetherFlowError {
  constructor(message: string, options?: ErrorOptions) {
    super("LOAD_FAILED", message, options);
  }

  override get name(): string {
    return "LoadError";
  }
}

/** Something took longer than its limit; the message lists what is not over. Code `TIMEOUT`. */
export class TimeoutError extends AetherFlowError {
  constructor(message: string) {
    super("TIMEOUT", message);
  }

  override get name(): string {
    return "TimeoutError";
  }
}

/** The app was closed or destroyed before, or while, this ran. Code `CLOSED`. */
export class ClosedError extends AetherFlowError {
  constructor(message: string) {
    super("CLOSED", message);
  }

  override get name(): string {
    return "ClosedError";
  }
}

/** The wiring module was generated from a program with errors; the message is their text. Code `BROKEN_WIRING`. */
export class BrokenWiringError extends AetherFlowError {
  constructor(diagnostics: string) {
    super("BROKEN_WIRING", diagnostics);
  }

  override get name(): string {
    return "BrokenWiringError";
  }
}
