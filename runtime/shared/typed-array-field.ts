import { SharedStateError } from "../errors.js";
import { CELL_BYTES } from "../memory/root.js";
import type { Store } from "./store.js";
import { TYPED_ARRAY_KINDS, type TypedArray, typedArrayKindOf } from "./typed-array-kinds.js";
import { wrongType } from "./wrong-type.js";

/**
 * A typed array of fixed length in a shared object's heap. Head, in the object's fields: cell 0 = block, kind + 1;
 * cell 1 = length in elements. Set once, when the object is made; so every thread may keep its view.
 *
 * The view is live: writes through it need no lock, and no journal knows of them. A rollback leaves them.
 */
export class TypedArrayField {
  readonly #store: Store;
  readonly #head: number;
  #view: TypedArray | undefined;

  constructor(store: Store, head: number) {
    this.#store = store;
    this.#head = head;
  }

  get view(): TypedArray {
    if (this.#view !== undefined) return this.#view;
    const { u32, arena } = this.#store;
    const kind = TYPED_ARRAY_KINDS[u32[this.#head * 2 + 1]! - 1];
    if (kind === undefined) {
      throw new SharedStateError("NOT_CREATED", `${this.#name} has not been set yet`);
    }
    const [block, length] = [u32[this.#head * 2]!, u32[this.#head * 2 + 2]!];
    this.#view = new kind(arena.buffer, block * CELL_BYTES, length);
    return this.#view;
  }

  /** Copies in; the first time it also decides class and length. */
  assign(source: TypedArray): void {
    const kind = typedArrayKindOf(source);
    const known = this.#store.u32[this.#head * 2 + 1]! - 1;
    if (kind === -1 || (known !== -1 && kind !== known)) {
      throw wrongType(this.#name, TYPED_ARRAY_KINDS[known]?.name ?? "a typed array", source);
    }
    if (known !== -1) this.#checkLength(source);
    this.#store.log.beginChange();
    if (known === -1) this.#allocate(source, kind);
    else this.#overwrite(source);
    this.#store.log.endChange();
  }

  get #name(): string {
    return this.#store.fieldAt(this.#head);
  }

  #allocate(source: TypedArray, kind: number): void {
    const { u32, heap, log, arena } = this.#store;
    const head = this.#head;
    const block = heap.allocate(Math.max(1, Math.ceil(source.byteLength / CELL_BYTES)));
    arena.u8.set(bytesOf(source), block * CELL_BYTES);
    log.record(head);
    log.record(head + 1);
    u32[head * 2] = block;
    u32[head * 2 + 1] = kind + 1;
    u32[head * 2 + 2] = source.length;
  }

  #checkLength(source: TypedArray): void {
    const length = this.#store.u32[this.#head * 2 + 2]!;
    if (source.length === length) return;
    throw new SharedStateError(
      "WRONG_LENGTH",
      `${this.#name}: expected ${length} elements, got ${source.length}; the length of a shared typed array is fixed`,
    );
  }

  #overwrite(source: TypedArray): void {
    const { u32, log, arena } = this.#store;
    const block = u32[this.#head * 2]!;
    const cells = Math.ceil(source.byteLength / CELL_BYTES);
    for (let cell = block; cell < block + cells; cell++) log.record(cell);
    arena.u8.set(bytesOf(source), block * CELL_BYTES);
  }
}

const bytesOf = (array: TypedArray): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
