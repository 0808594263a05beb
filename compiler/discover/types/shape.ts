import type ts from "typescript";
import type { PrimitiveName } from "../../model/types.js";

/** A type, or the union of some: what is left of `T | null | undefined` without its `undefined` has no object of its own. */
export type Part = ts.Type | readonly ts.Type[];

export const isParts = (part: Part): part is readonly ts.Type[] => Array.isArray(part);

export interface PropertyShape {
  readonly name: string;
  readonly symbol: ts.Symbol;
  /** Without the `undefined` of an optional property. */
  readonly type: Part;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly method: boolean;
  /** Of a class, whose instances do not keep it. */
  readonly accessor: boolean;
}

export interface TupleElement {
  readonly type: ts.Type;
  readonly form: "required" | "optional" | "rest";
}

/** A type taken apart once, for its id, its fact and the search for recursion alike. */
export type Shape =
  | { readonly kind: "primitive"; readonly name: PrimitiveName; readonly text: string }
  | { readonly kind: "literal"; readonly value: LiteralValue }
  | { readonly kind: "enum"; readonly symbol: ts.Symbol }
  | {
      readonly kind: "enumMember";
      readonly symbol: ts.Symbol;
      readonly of: ts.Symbol;
      readonly value: string | number | undefined;
    }
  | { readonly kind: "union" | "intersection"; readonly members: readonly ts.Type[] }
  | { readonly kind: "array"; readonly element: ts.Type; readonly readonly: boolean }
  | {
      readonly kind: "tuple";
      readonly elements: readonly TupleElement[];
      readonly readonly: boolean;
    }
  | { readonly kind: "declared"; readonly symbol: ts.Symbol; readonly type: ts.InterfaceType }
  | { readonly kind: "function"; readonly type: ts.Type }
  /** `typeof C`, `typeof import("./a")`, `typeof Colour`. */
  | { readonly kind: "static"; readonly symbol: ts.Symbol }
  | {
      readonly kind: "record";
      readonly properties: readonly PropertyShape[];
      readonly index: ts.Type | undefined;
    }
  /** A type parameter, or an operator on one that waits for it. */
  | { readonly kind: "open"; readonly name: string; readonly text: string };

export type LiteralValue = string | number | boolean | { readonly bigint: string };
