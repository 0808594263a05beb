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

/** The inputs of each call, which run one after the other. Messages are numbered from 1 for each worker, in order. */
export interface TaskMessage {
  readonly kind: "task";
  readonly number: number;
  /** Where it is offered. */
  readonly place: number;
  readonly task: number;
  readonly calls: readonly Inputs[];
}

/** Of one call of a task. */
export type Inputs = readonly unknown[];

export type ToWorker = TaskMessage | { readonly kind: "close" };

interface DoneMessage {
  readonly kind: "done";
  readonly number: number;
  /** Fewer than calls when the others were not wanted any more. */
  readonly results: readonly unknown[];
  /** How long they took, in milliseconds. */
  readonly ms: number;
}

interface FailedMessage {
  readonly kind: "failed";
  readonly number: number;
  /** The call that failed; those after it did not run. */
  readonly at: number;
  readonly error: PortableError;
}

/** The message with this number cannot be read. */
interface UnreadableMessage {
  readonly kind: "unreadable";
  readonly number: number;
  readonly error: Error;
}

/** In the order of the messages they answer. */
export type Answer = DoneMessage | FailedMessage | UnreadableMessage;

/** Every property is its own, also one that says nothing: the prototype may have been polluted. */
export type FromWorker =
  | Answer
  | { readonly kind: "ready" }
  | { readonly kind: "disposing"; readonly provider: string }
  | { readonly kind: "closed"; readonly error: PortableError | undefined };
