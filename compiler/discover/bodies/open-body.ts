import type { BodyFact, VariableUseFact } from "../../model/bodies.js";
import type { CodePlace } from "./code-places.js";

/** A mention of a variable of a module, which may never change. */
export interface VariableMention extends Omit<VariableUseFact, "changed"> {
  /** Of the declaration, and what it declares. */
  readonly place: CodePlace;
  readonly own: string;
}

/** What a body does by itself, before it is known which variables the rest of the program changes. */
export interface OpenBody extends Omit<BodyFact, "variables"> {
  readonly variables: readonly VariableMention[];
}
