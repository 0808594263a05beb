import { withoutMethod } from "./no-method.js";
import type { Owners } from "./owners.js";
import type { UndoLog } from "./undo-log.js";

/** What a shared object is called in messages. */
export interface ObjectName {
  /** `Corpus.counts` */
  readonly name: string;
  readonly methods: readonly string[];
}

export interface ThreadParts {
  readonly owner: number;
  readonly owners: Owners;
  /** Milliseconds this thread waits for one lock before LOCK_TIMEOUT; Infinity on worker threads. */
  readonly patience: number;
  /** Called when a wait has gone on for a while: the main thread looks whether the holder has died. */
  readonly onStall: (holder: number) => void;
}

const settled = Promise.resolve();

/** This thread, as the locks know it. */
export class Thread {
  readonly owner: number;
  readonly owners: Owners;
  readonly patience: number;
  readonly onStall: (holder: number) => void;
  /** By control record. */
  readonly names = new Map<number, ObjectName>();
  /** One for each object this thread uses; an allocation failure condemns the open ones. */
  readonly logs: UndoLog[] = [];
  /** Doors to the same objects. */
  readonly guards: { settle(): void }[] = [];
  /** What ends when the app does. */
  readonly endings = new Set<() => void>();
  /** The app has. */
  isOver = false;
  /** Whether the end of this turn will be heard of. */
  isWatched = false;

  constructor(parts: ThreadParts) {
    this.owner = parts.owner;
    this.owners = parts.owners;
    this.patience = parts.patience;
    this.onStall = parts.onStall;
  }

  /** Calls remain possible: what is shared is still there. */
  end(): void {
    this.isOver = true;
    for (const end of this.endings) end();
  }

  /**
   * Guarded calls are synchronous, so none is under way when the stack is empty; one that a full stack has cut off
   * is ended then. Once a turn, not once a call.
   */
  watchTurn(): void {
    settled.then(() => {
      this.isWatched = false;
      for (const guard of this.guards) guard.settle();
    });
    this.isWatched = true;
  }
}

/** `Corpus.counts.addAll()` */
export function callName(thread: Thread, record: number, method: number): string {
  const object = thread.names.get(record);
  if (object === undefined) return "a shared object";
  const name = object.methods[method];
  return name === undefined ? withoutMethod(method, object.name) : `${object.name}.${name}()`;
}
