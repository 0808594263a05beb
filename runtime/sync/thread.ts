import type { Owners } from "./owners.js";
import type { UndoLog } from "./undo-log.js";

/** What a shared object is called in messages. */
export interface ObjectName {
  /** `Corpus.counts` */
  readonly name: string;
  readonly methods: readonly string[];
}

/** This thread, as the locks know it. */
export interface Thread {
  readonly owner: number;
  readonly owners: Owners;
  /** Milliseconds this thread waits for one lock before LOCK_TIMEOUT; Infinity on worker threads. */
  readonly patience: number;
  /** By control record. */
  readonly names: Map<number, ObjectName>;
  /** One for each object this thread uses; an allocation failure condemns the open ones. */
  readonly logs: UndoLog[];
  /** Called when a wait has gone on for a while: the main thread looks whether the holder has died. */
  onStall(holder: number): void;
}

/** `Corpus.counts.addAll()` */
export function callName(thread: Thread, record: number, method: number): string {
  const object = thread.names.get(record);
  if (object === undefined) return "a shared object";
  const name = object.methods[method];
  return name === undefined ? `${object.name} (its creation)` : `${object.name}.${name}()`;
}
