/*
 * What generated code takes for granted about the runtime. `runtime/internal.ts` is the other half; a test
 * compares the two, and neither imports the other.
 */

/** Everything that a generated module may use of `aetherflow/internal`. */
export const internalNames = {
  values: [
    "BrokenWiringError",
    "SharedLeases",
    "Slots",
    "arrayOf",
    "bigint",
    "boolean",
    "choice",
    "count",
    "currentScope",
    "date",
    "dictionaryOf",
    "fileUrl",
    "i32",
    "i64",
    "inCall",
    "inIteration",
    "inScope",
    "launch",
    "mapOf",
    "merged",
    "noBranch",
    "number",
    "recordOf",
    "retry",
    "serve",
    "setOf",
    "sharedClass",
    "string",
    "timeLimit",
    "tupleOf",
    "typedArrayOf",
    "u32",
    "unionOf",
  ],
  types: [
    "App",
    "Call",
    "Engine",
    "Guard",
    "ItemOf",
    "Items",
    "LaunchOptions",
    "ParallelResult",
    "Pool",
    "RetryPolicy",
    "Run",
    "RunOptions",
    "Segment",
    "SharedArray",
    "SharedMap",
    "SharedMemory",
    "SharedSet",
    "Wiring",
  ],
} as const;

/** Cells of 8 bytes that a field of each kind takes. */
export const fieldCells = {
  number: 1,
  boolean: 1,
  string: 1,
  i32: 1,
  u32: 1,
  i64: 1,
  choice: 1,
  value: 1,
  typedArray: 2,
  array: 2,
  map: 4,
  set: 4,
} as const;

/** The typed arrays that a field may be. */
export const typedArrayNames: readonly string[] = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
];

/** Names that the runtime's class of slots has for itself: no slot's accessor may hide them. */
export const slotsMembers = [
  ...["constructor", "own", "make", "attempt", "begin", "put", "after"],
] as const;

/** What a generated module's own URL is. A worker thread starts from it. */
export const ownUrl = { esm: "import.meta.url", cjs: "af.fileUrl(__filename)" } as const;

/** Of `workerData` in a pool's thread: the module it was started from, as its wiring names it. */
export interface AssignedModule {
  readonly aetherflow: { readonly url: string };
}
