import type { SharedTransfer } from "../shared/shared-memory.js";
import type { PortableError } from "./error-codec.js";

/** In `workerData`: makes the thread one of ours, and says of which wiring module. */
export interface Assignment {
  readonly aetherflow: {
    readonly url: string;
    readonly graph: string;
    readonly owner: number;
    readonly transfer: SharedTransfer;
    /** The words of its `Offers`. */
    readonly offers: Int32Array<SharedArrayBuffer>;
  };
}

/** Messages are numbered from 1 for each worker, in the order they are sent. */
export interface TaskMessage {
  readonly kind: "task";
  readonly number: number;
  /** Where it is offered. */
  readonly place: number;
  readonly task: number;
  readonly inputs: readonly unknown[];
}

export type ToWorker = TaskMessage | { readonly kind: "close" };

interface DoneMessage {
  readonly kind: "done";
  readonly number: number;
  readonly value: unknown;
}

interface FailedMessage {
  readonly kind: "failed";
  readonly number: number;
  readonly error: PortableError;
}

/** The task with this number cannot be read. */
interface UnreadableMessage {
  readonly kind: "unreadable";
  readonly number: number;
  readonly error: Error;
}

/** In the order of the tasks they answer. */
export type Answer = DoneMessage | FailedMessage | UnreadableMessage;

export type FromWorker =
  | Answer
  | { readonly kind: "ready" }
  | { readonly kind: "closed"; readonly error?: PortableError };
