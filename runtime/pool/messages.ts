import type { SharedTransfer } from "../shared/shared-memory.js";
import type { PortableError } from "./error-codec.js";

/** In `workerData`: makes the thread one of ours, and says of which wiring module. */
export interface Assignment {
  readonly aetherflow: {
    readonly url: string;
    readonly graph: string;
    readonly owner: number;
    readonly transfer: SharedTransfer;
    /** One word: the id of the task the worker began last. A task it had not begun can run elsewhere. */
    readonly begun: Int32Array;
  };
}

export interface TaskMessage {
  readonly kind: "task";
  readonly id: number;
  readonly task: number;
  readonly inputs: readonly unknown[];
}

export type ToWorker = TaskMessage | { readonly kind: "close" };

interface DoneMessage {
  readonly kind: "done";
  readonly id: number;
  readonly value: unknown;
}

interface FailedMessage {
  readonly kind: "failed";
  readonly id: number;
  readonly error: PortableError;
}

export type FromWorker =
  | { readonly kind: "ready" }
  | DoneMessage
  | FailedMessage
  /** The task it was sent cannot be read. */
  | { readonly kind: "unreadable"; readonly error: Error }
  | { readonly kind: "closed"; readonly error?: PortableError };
