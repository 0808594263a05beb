/* What all parts of a wiring plan are made of. */

/** A type as the module writes it: its names are imported there. */
export type TypeText = string;

/** `src/context.ts:5`. */
export type Origin = string;

/** The object whose accessors give slots. */
export type SlotHolder = "slots" | "scope";

export type ArgumentPlan =
  | { readonly from: "value"; readonly name: string }
  /** A rest parameter's array. */
  | { readonly from: "spread"; readonly name: string }
  | {
      readonly from: "slot";
      /** Of the thread, or of the task. */
      readonly of: SlotHolder;
      readonly accessor: string;
      readonly awaited: boolean;
    }
  | { readonly from: "shared"; readonly property: string }
  /** Several, in a container of their own. */
  | {
      readonly from: "all";
      readonly container: "array" | "set" | "map";
      readonly items: readonly { readonly key: string; readonly argument: ArgumentPlan }[];
    }
  /** A function that gives it, or a promise of it. */
  | { readonly from: "lazy"; readonly promises: boolean; readonly argument: ArgumentPlan }
  /** A function that makes an instance of the class `callee`. */
  | {
      readonly from: "maker";
      readonly promises: boolean;
      readonly callee: string;
      readonly parameters: readonly ParameterPlan[];
      readonly arguments: readonly ArgumentPlan[];
    }
  /** Of the call: an expression. */
  | { readonly from: "call"; readonly text: string }
  /** Optional and not provided, with an argument after it. */
  | { readonly from: "absent" }
  /** Absent where the parameter has to be given. */
  | { readonly from: "undefined" };

/** Asynchronous slots that one call needs, awaited together before it. */
export interface AwaitedSlots {
  readonly names: readonly string[];
  readonly slots: readonly { readonly of: SlotHolder; readonly accessor: string }[];
}

/** How a provider's value is made. */
export interface CreationPlan {
  readonly by: "class" | "factory";
  /** `Tokenizer`, `context.db.create`. */
  readonly callee: string;
  readonly prepare?: AwaitedSlots;
  readonly arguments: readonly ArgumentPlan[];
  /** An asynchronous factory. */
  readonly awaited: boolean;
}

export interface ParameterPlan {
  readonly name: string;
  readonly type: TypeText;
  readonly optional: boolean;
}
