import { pathToFileURL } from "node:url";

export { BrokenWiringError } from "./errors.js";
export type { Call } from "./flow/calls.js";
export { inCall } from "./flow/calls.js";
export type { ItemOf, Items, ParallelResult } from "./flow/flow-types.js";
export { launch } from "./flow/launch.js";
export type { App, LaunchOptions, RunOptions } from "./flow/options.js";
export type { RetryPolicy } from "./flow/retry.js";
export { retry } from "./flow/retry.js";
export { count, inIteration, noBranch } from "./flow/statements.js";
export { timeLimit } from "./flow/time-limit.js";
export type { Engine, Run, Wiring } from "./flow/wiring.js";
export type { Pool } from "./pool/leases/lease-pool.js";
export { SharedLeases } from "./pool/leases/leases.js";
export { serve } from "./pool/serve.js";
export { Slots } from "./pool/slots.js";
export { currentScope, inScope } from "./pool/task-scope.js";
export { bigint } from "./shared/bigint-codec.js";
export { boolean, choice, number, string } from "./shared/codecs.js";
export { date } from "./shared/date-codec.js";
export type { Guard } from "./shared/guard.js";
export { i32, i64, u32 } from "./shared/integer-codecs.js";
export { dictionaryOf, recordOf } from "./shared/record-codecs.js";
export type { Segment } from "./shared/segment.js";
export { arrayOf, mapOf, setOf, tupleOf, typedArrayOf } from "./shared/sequence-codecs.js";
export { merged } from "./shared/sharded.js";
export type { SharedArray } from "./shared/shared-array.js";
export { sharedClass } from "./shared/shared-class.js";
export type { SharedMap } from "./shared/shared-map.js";
export type { SharedMemory } from "./shared/shared-memory.js";
export type { SharedSet } from "./shared/shared-set.js";
export { unionOf } from "./shared/union-codec.js";

/** What `import.meta.url` is in a CommonJS module. */
export const fileUrl = (path: string): string => pathToFileURL(path).href;
