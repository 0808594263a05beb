import type ts from "typescript";
import type { TypeId } from "../../model/types.js";

/**
 * What stands for type parameters while the declared bases of a generic class are read: TypeScript has no
 * public way to instantiate `implements Store<T>` for `Repo<Order>`, so ids are substituted instead.
 */
export type Environment = ReadonlyMap<ts.Type, TypeId>;

export const empty: Environment = new Map();
