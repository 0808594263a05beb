/** A parameter, by its place, or a number as it is written. */
export type OperandFact =
  | { readonly of: "parameter"; readonly index: number }
  | { readonly of: "literal"; readonly text: string };

export type UpdateOperator = "+" | "-" | "&" | "|" | "^";

/** All that a method does, where that is one thing with one field. */
export type WholeMethodFact =
  | { readonly does: "read"; readonly field: string }
  | { readonly does: "set"; readonly field: string; readonly value: OperandFact }
  | {
      readonly does: "update";
      readonly field: string;
      readonly operator: UpdateOperator;
      readonly operand: OperandFact;
      /** What it returns: the field's value before it, or after it. */
      readonly gives: "nothing" | "old" | "new";
    }
  /** Sets the field if it has the expected value; returns whether it did. */
  | {
      readonly does: "swap";
      readonly field: string;
      readonly expected: OperandFact;
      readonly value: OperandFact;
    };

/** What the text of a method says of its object. */
export interface MethodTextFact {
  /** Every name that it looks up in anything; absent when `this` is used as a whole, and may be used for anything. */
  readonly names?: readonly string[];
  readonly whole?: WholeMethodFact;
}
