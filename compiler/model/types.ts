/**
 * The canonical text of a type: equal ids are equal types, on every machine and in any file order.
 * A declared type is `src/a.ts#Box<number>`, never the identity of a checker object.
 */
export type TypeId = string;

/**
 * The key of a declaration: `src/a.ts#Box` for the program's own files, `pg#Pool` for a package's,
 * `global#Date` for the language's.
 */
export type DeclarationKey = string;

export type PrimitiveName =
  | "string"
  | "number"
  | "boolean"
  | "bigint"
  | "symbol"
  | "undefined"
  | "null"
  | "void"
  | "never"
  | "any"
  | "unknown"
  | "object";

/** `i32`, `u32` and `i64` of the package: primitives to TypeScript, storage requests to us. */
export type StorageAlias = "i32" | "u32" | "i64";

export interface PropertyFact {
  readonly name: string;
  readonly type: TypeId;
  readonly optional: boolean;
  readonly readonly: boolean;
  /** Declared as a method, or of a type with call signatures. */
  readonly method: boolean;
  /** Computed by a getter or taken by a setter of a class; absent where it is kept. */
  readonly accessor?: true;
}

/** What a type is made of. Parts are ids, so a recursive type is a finite table. */
export type TypeFact =
  | { readonly kind: "primitive"; readonly name: PrimitiveName; readonly storage?: StorageAlias }
  | {
      readonly kind: "literal";
      readonly value: string | number | boolean | { readonly bigint: string };
    }
  | { readonly kind: "union"; readonly members: readonly TypeId[] }
  | { readonly kind: "intersection"; readonly members: readonly TypeId[] }
  | { readonly kind: "array"; readonly element: TypeId; readonly readonly: boolean }
  | {
      readonly kind: "tuple";
      readonly elements: readonly TypeId[];
      readonly rest?: TypeId;
      /** How many of the elements are always there; absent: all. */
      readonly least?: number;
    }
  | { readonly kind: "map"; readonly key: TypeId; readonly value: TypeId }
  | { readonly kind: "set"; readonly element: TypeId }
  | { readonly kind: "typedArray"; readonly name: string }
  /** Other built-in classes: Date, RegExp, Error, ArrayBuffer, SharedArrayBuffer, Buffer, URL, WeakMap, AbortSignal … */
  | {
      readonly kind: "builtin";
      readonly name: string;
      readonly arguments: readonly TypeId[];
      /** An interface that only says which properties an object has. */
      readonly data?: true;
    }
  | { readonly kind: "promise"; readonly value: TypeId }
  | { readonly kind: "iterable"; readonly async: boolean; readonly element: TypeId }
  | { readonly kind: "function" }
  | { readonly kind: "typeParameter"; readonly name: string }
  | {
      readonly kind: "enum";
      readonly declaration: DeclarationKey;
      /** Empty when they are not all known before the program runs. */
      readonly values: readonly (string | number)[];
    }
  /** An anonymous object type or an alias of one. */
  | {
      readonly kind: "record";
      readonly properties: readonly PropertyFact[];
      readonly index?: TypeId;
    }
  | {
      readonly kind: "class" | "interface";
      readonly declaration: DeclarationKey;
      readonly name: string;
      readonly arguments: readonly TypeId[];
      readonly properties: readonly PropertyFact[];
      readonly index?: TypeId;
      /** Types declared by `extends` and `implements`, transitively. */
      readonly supertypes: readonly TypeId[];
    };

export interface TypeEntry {
  readonly id: TypeId;
  /** As a message shows it: `Map<string, Order>`. */
  readonly text: string;
  readonly fact: TypeFact;
  /** The `type` alias it was first met under, when that alias is exported: lets generated code name it. */
  readonly alias?: DeclarationKey;
}

/** Every type that the facts mention, by id. */
export type TypeTable = ReadonlyMap<TypeId, TypeEntry>;
