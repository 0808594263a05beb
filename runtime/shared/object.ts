import { SharedStateError } from "../errors.js";
import type { Arena } from "../memory/arena.js";
import { type ChunkTable, ChunkUse, chunkCell, chunkTag } from "../memory/chunk-table.js";
import { runLength } from "../memory/free-lists.js";
import { Heap } from "../memory/heap.js";
import { CHUNK_CELLS, ROOT } from "../memory/root.js";
import { FIRST_FIELD, RECORD } from "../sync/control-record.js";
import { Lock } from "../sync/lock.js";
import { NoMethod } from "../sync/no-method.js";
import { heapPlace } from "../sync/recovery.js";
import type { Thread } from "../sync/thread.js";
import { UndoLog } from "../sync/undo-log.js";
import { AtomicFields } from "./atomic-fields.js";
import { UNHASHED } from "./codec.js";
import { string } from "./codecs.js";
import { fieldNameAt } from "./field-names.js";
import { Guard } from "./guard.js";
import { enterGuard } from "./guards.js";
import { Segment } from "./segment.js";
import type { SharedClass } from "./shared-class.js";
import type { Store } from "./store.js";

export interface ObjectRequest<T extends object> {
  readonly arena: Arena;
  readonly chunks: ChunkTable;
  readonly thread: Thread;
  readonly index: number;
  /** `Corpus.counts` */
  readonly name: string;
  readonly of: SharedClass<T>;
}

/** The part of a request that does not depend on the class's type. */
type Request = Omit<ObjectRequest<object>, "of"> & { readonly of: Described };
type Described = Pick<SharedClass<object>, "name" | "cells" | "layout" | "fields">;

/** Makes the object and publishes it; it is whole or not there. */
export function createObject<T extends object>(request: ObjectRequest<T>, from: T): T {
  const record = claimRecord(request);
  try {
    const handle = initialise(request, record, from);
    Atomics.store(request.arena.i32, ROOT.DIRECTORY + request.index, record);
    return handle;
  } catch (error) {
    request.thread.names.delete(record);
    const { chunks, index } = request;
    chunks.each(chunkTag(index + 1, ChunkUse.HELD), (chunk) => chunks.release(chunk, 1, index + 1));
    throw error;
  }
}

function initialise<T extends object>(request: ObjectRequest<T>, record: number, from: T): T {
  const { handle, guard, store, init } = openObject(request, record);
  guard.enter(NoMethod.CREATION);
  try {
    init(from);
    writeText(store, record + RECORD.LAYOUT, request.of.layout);
    writeText(store, record + RECORD.FIELD_LIST, request.of.fields.join("\n"));
  } finally {
    guard.leave();
  }
  return handle;
}

/** The object that the main thread made. */
export function attachObject<T extends object>(request: ObjectRequest<T>): T {
  const record = Atomics.load(request.arena.i32, ROOT.DIRECTORY + request.index);
  if (record === 0) {
    throw new SharedStateError("NOT_CREATED", `${request.name} does not exist in shared memory`);
  }
  const { handle, store } = openObject(request, record);
  if (string.read(store, record + RECORD.LAYOUT) !== request.of.layout) {
    throw layoutMismatch(request, string.read(store, record + RECORD.FIELD_LIST).split("\n"));
  }
  return handle;
}

/** A control record and fields, all zero, at the start of the object's first chunk; the rest of it is the heap's. */
function claimRecord({ arena, chunks, index, of }: Request): number {
  const cells = of.cells.reduce((sum, each) => sum + each, FIRST_FIELD);
  const length = runLength(cells);
  const chunk = chunks.claim(length, chunkTag(index + 1, ChunkUse.HELD));
  if (chunk === 0) {
    throw new SharedStateError("ARENA_FULL", `Shared memory is full: no room for a ${of.name}`);
  }
  const record = chunkCell(chunk);
  arena.u32.fill(0, record * 2, (record + cells) * 2);
  arena.u32[(record + RECORD.HEAP) * 2] = record + cells;
  arena.u32[(record + RECORD.HEAP) * 2 + 1] = record + length * CHUNK_CELLS;
  return record;
}

function openObject<T extends object>(request: ObjectRequest<T>, record: number) {
  const { arena, thread, index, of, name } = request;
  thread.names.set(record, { name, methods: of.methods });
  const place = heapPlace(request, record, index);
  const log = new UndoLog({ heap: place, record }, thread.logs);
  thread.logs.push(log);
  const store: Store = {
    ...{ arena, u32: arena.u32, i32: arena.i32, i64: arena.i64, f64: arena.f64 },
    heap: new Heap(place, log),
    log,
    fieldAt: (cell) => `${of.name}.${fieldNameAt(of, cell - record - FIRST_FIELD)}`,
  };
  const { view, init } = of.view(new Segment(store, record + FIRST_FIELD));
  const lock = new Lock(arena, record, thread);
  const atomic = new AtomicFields(store, record + FIRST_FIELD);
  const { isLowered } = of;
  const guard = new Guard({ arena, record, thread, lock, log, view, atomic, isLowered });
  thread.guards.push(guard);
  const handle = of.handle(guard);
  guard.handle = handle;
  enterGuard(guard, [handle, view]);
  return { handle, guard, store, init };
}

function writeText(store: Store, cell: number, text: string): void {
  store.log.record(cell);
  string.write(store, cell, text, UNHASHED);
}

function layoutMismatch({ name, of }: Request, there: readonly string[]) {
  const gone = there.filter((field) => !of.fields.includes(field)).map((field) => `  - ${field}`);
  const added = of.fields.filter((field) => !there.includes(field)).map((field) => `  + ${field}`);
  const diff = [...gone, ...added];
  return new SharedStateError(
    "LAYOUT_MISMATCH",
    `${name}: this thread's ${of.name} differs from the one in shared memory\n` +
      (diff.length === 0 ? "  the same fields in another order" : diff.join("\n")),
  );
}
