export {
  AetherFlowError,
  BranchError,
  BrokenWiringError,
  ClosedError,
  DeadlockError,
  LoadError,
  NodeError,
  SharedStateError,
  TimeoutError,
  ValidationError,
  WorkerDiedError,
} from "./errors.js";
export {
  FlowContext,
  factory,
  local,
  type PoolProvider,
  type Provider,
  pool,
  type Source,
  scoped,
  sharded,
  shared,
  value,
} from "./flow/context.js";
export { flow } from "./flow/flow.js";
export type {
  Chain,
  FannedOut,
  Flow,
  FlowStart,
  Items,
  MapOptions,
  Mapped,
  NotCovered,
  NotIterable,
  NotRepeatable,
  ParallelResult,
  Target,
} from "./flow/flow-types.js";
export { type NodeFunction, type NodeOptions, node } from "./flow/node.js";
export type { App, Duration, LaunchOptions, Progress, RunOptions } from "./flow/options.js";
export type { RetryPolicy } from "./flow/retry.js";
export type { RunInfo } from "./flow/run-info.js";
export { type UntilOptions, until } from "./flow/until.js";
export type { Lease, LeaseOptions, Pool } from "./pool/leases/lease-pool.js";
export type { PoolOptions } from "./pool/leases/leases.js";
export type { i32, i64, u32 } from "./shared/integers.js";
export { transaction } from "./shared/transaction.js";
