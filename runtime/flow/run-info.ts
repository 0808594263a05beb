/**
 * Who calls a node: a parameter of this type after the inputs is given it.
 * @aetherflow info
 */
export interface RunInfo {
  /** The same for all nodes of a run; of one app no two are equal. */
  readonly runId: number;
  /** The same for consecutive nodes on one worker. */
  readonly taskId: number;
  /** The node's name. */
  readonly node: string;
  /** Of the thread it runs on, as in `node:worker_threads`. */
  readonly threadId: number;
  /** From 1; more where a `retry` runs it again. */
  readonly attempt: number;
}
