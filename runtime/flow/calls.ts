import { BroadcastChannel, threadId } from "node:worker_threads";
import type { RunInfo } from "./run-info.js";

/*
 * A call of a task that wants to know of its run: it is given an id, under which the thread that launched the app and the
 * one that runs the task tell each other of aborts and of time limits. Both happen seldom, so a channel of the process
 * carries them, apart from what tasks travel by.
 */

/** Under which threads know a call: where it was made, its run, and its number. */
export type CallId = string;

interface Told {
  readonly id: CallId;
  /** Aborts it. */
  readonly abort?: { readonly name: string; readonly message: string };
  /** A limit begins that its thread may be too busy to keep; or, with a number alone, is over. */
  readonly limit?: { readonly number: number; readonly ms?: number; readonly name?: string };
}

const CHANNEL = "aetherflow calls";

let channel: BroadcastChannel | undefined;
/** Made by this thread. */
const made = new Map<CallId, (limit: NonNullable<Told["limit"]>) => void>();
/** Run by this thread. */
const running = new Map<CallId, Call>();

function open(): BroadcastChannel {
  if (channel !== undefined) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.unref();
  channel.onmessage = (event) => receive((event as { data: Told }).data);
  return channel;
}

function receive({ id, abort, limit }: Told): void {
  if (abort !== undefined) running.get(id)?.abort(new DOMException(abort.message, abort.name));
  if (limit !== undefined) made.get(id)?.(limit);
}

let lastCall = 0;

/** Announces a call; `onLimit` is told of the limits that begin and end in it, if another thread runs it. */
export function announce(
  run: number,
  onLimit: (limit: NonNullable<Told["limit"]>) => void,
): { readonly id: CallId; readonly abort: (reason: unknown) => void; readonly end: () => void } {
  const id = `${threadId}.${run}.${++lastCall}`;
  made.set(id, onLimit);
  open();
  return {
    id,
    abort: (reason) => {
      const { name = "AbortError", message = String(reason) } = Object(reason) as Partial<Error>;
      const here = running.get(id);
      if (here !== undefined) here.abort(reason);
      else open().postMessage({ id, abort: { name, message } } satisfies Told);
    },
    end: () => void made.delete(id),
  };
}

/** The call of a task, in the task. */
export class Call {
  readonly #id: CallId;
  readonly #controller = new AbortController();
  #limits = 0;

  constructor(id: CallId) {
    this.#id = id;
  }

  /** Fires when the run is aborted. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  info(node: string, attempt: number): RunInfo {
    const [, run, task] = this.#id.split(".").map(Number) as [number, number, number];
    return { runId: run, taskId: task, node, threadId, attempt };
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /** Tells the thread that made the call of a limit; gives what tells that it is over. */
  began(ms: number, name: string): () => void {
    if (made.has(this.#id)) return () => {};
    const number = ++this.#limits;
    const tell = (limit: NonNullable<Told["limit"]>) =>
      open().postMessage({ id: this.#id, limit } satisfies Told);
    tell({ number, ms, name });
    return () => tell({ number });
  }
}

/** Runs a task that knows of its call. */
export async function inCall<T>(id: CallId, run: (call: Call) => T | Promise<T>): Promise<T> {
  const call = new Call(id);
  running.set(id, call);
  open();
  try {
    return await run(call);
  } finally {
    running.delete(id);
  }
}
