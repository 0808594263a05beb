/** The typed arrays that a field may have. Their place here is what shared memory says of the class: append only. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

interface TypedArrayClass {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, byteOffset: number, length: number): TypedArray;
}

export const TYPED_ARRAY_KINDS: readonly TypedArrayClass[] = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
];

/** -1 when the value is no typed array. A Buffer is a Uint8Array. */
export function typedArrayKindOf(value: unknown): number {
  if (!ArrayBuffer.isView(value)) return -1;
  const name = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return TYPED_ARRAY_KINDS.findIndex((kind) => kind.name === name);
}
