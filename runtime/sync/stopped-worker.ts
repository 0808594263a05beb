import type { Worker } from "node:worker_threads";

export type WatchedWorker = Pick<Worker, "performance">;

/**
 * Whether a worker thread has ended, known before its 'exit' event is delivered, which needs this thread's event
 * loop. Node answers -1 for the idle time of a worker whose environment is gone. As long as JavaScript can run there
 * this is false; and for ever, if Node was not asked once while the worker's event loop ran (it keeps the loop's start
 * time) or if another version of Node answers otherwise. Then the event remains the only word of it.
 */
export function hasStopped(worker: WatchedWorker): boolean {
  return worker.performance.eventLoopUtilization().idle < 0;
}
