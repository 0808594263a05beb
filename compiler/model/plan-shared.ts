import type { CreationPlan, Origin, ParameterPlan, TypeText } from "./plan-calls.js";
import type { fieldCells } from "./runtime-contract.js";
import type { UpdateOperator } from "./whole-methods.js";

export type FieldKind = keyof typeof fieldCells;

/** A constant: how values of one type are kept. */
export interface CodecPlan {
  readonly name: string;
  /** The function of the runtime that makes it. */
  readonly call:
    | "choice"
    | `${"union" | "array" | "set" | "dictionary" | "map" | "tuple" | "record" | "typedArray"}Of`;
  /** The call's type argument. */
  readonly type: TypeText;
  /** The call's arguments. */
  readonly items: readonly string[];
}

/** A live container, made with the view and kept in a property of it. */
export interface ContainerPlan {
  readonly property: string;
  /** `af.SharedMap<string, number>`. */
  readonly type: TypeText;
}

export interface SharedFieldPlan {
  readonly name: string;
  readonly kind: FieldKind;
  readonly type: TypeText;
  /** The type as the layout has it: `i32`, where TypeScript says `number`. */
  readonly storage: string;
  /** Its first cell of 8 bytes, counted from the object's first field. */
  readonly cell: number;
  readonly cells: number;
  /** Of a value its own, of a container its element's, or key's and value's; none where the kind says all. */
  readonly codecs: readonly string[];
  readonly container?: ContainerPlan;
}

/** One field that is read or changed without the lock. */
interface Lowered {
  readonly kind: "i32" | "u32" | "i64" | "number" | "boolean";
  readonly cell: number;
  /** Else it may fail, and the lock is taken. */
  readonly isAtomic: boolean;
}

/** Values are names of parameters, or literals. */
export type LoweredPlan =
  | (Lowered & { readonly does: "read" })
  | (Lowered & { readonly does: "set"; readonly value: string })
  | (Lowered & {
      readonly does: "update";
      readonly operator: UpdateOperator;
      readonly operand: string;
      readonly gives: "nothing" | "old" | "new";
    })
  | (Lowered & { readonly does: "swap"; readonly expected: string; readonly value: string });

/**
 * `guarded`: under the lock. `atomic`: one atomic instruction instead. `optimistic`: what is read counts if nobody was
 * inside meanwhile; otherwise it is read under the lock.
 */
export type MemberAccess = "guarded" | "atomic" | "optimistic";

/** What a handle lets through. `index` is the argument of `enter`. */
interface GuardedMember {
  readonly index: number;
  readonly name: string;
  /** Private or protected for TypeScript. */
  readonly hidden: boolean;
  readonly access: MemberAccess;
  /** Why it is that and nothing cheaper, as a whole sentence without its full stop. */
  readonly because: string;
}

export interface GuardedProperty extends GuardedMember {
  readonly kind: "field" | "accessor";
  readonly reads: boolean;
  readonly writes: boolean;
  /** Declared with `?`. */
  readonly optional?: true;
  /** What is read may be live, or lead to something live. */
  readonly copyOut: boolean;
  /** Where they need no lock. */
  readonly read?: LoweredPlan;
  readonly write?: LoweredPlan;
}

export interface GuardedMethod extends GuardedMember {
  readonly kind: "method";
  /** Undefined: any, passed on as they come. */
  readonly parameters: readonly ParameterPlan[] | undefined;
  readonly copyOut: boolean;
  /** What it does instead of taking the lock. */
  readonly lowered?: LoweredPlan;
}

export type GuardedMemberPlan = GuardedProperty | GuardedMethod;

export interface SharedClassPlan {
  readonly className: string;
  readonly type: TypeText;
  /** Names of what the module declares for it. */
  readonly names: {
    readonly fields: string;
    readonly view: string;
    readonly handle: string;
    readonly definition: string;
  };
  readonly origin: Origin;
  readonly cells: number;
  /** Hash of `fieldList`. */
  readonly layout: string;
  readonly fieldList: readonly string[];
  readonly fields: readonly SharedFieldPlan[];
  readonly codecs: readonly CodecPlan[];
  readonly members: readonly GuardedMemberPlan[];
}

export interface SharedObjectPlan {
  readonly kind: "shared" | "sharded";
  readonly member: string;
  /** Its property in the class of shared objects. */
  readonly property: string;
  /** Its place in the arena's directory. */
  readonly index: number;
  /** `Corpus.counts`. */
  readonly name: string;
  readonly type: TypeText;
  /** The constant that `sharedClass` made. */
  readonly definition: string;
  readonly label: string;
  readonly origin: Origin;
  readonly creation: CreationPlan;
}

/** Data of which each thread has a copy. */
export interface SharedValuePlan {
  readonly property: string;
  readonly index: number;
  /** `Corpus.config`. */
  readonly name: string;
  readonly type: TypeText;
  readonly label: string;
  readonly origin: Origin;
  /** `context.config.create`. */
  readonly callee: string;
}

/** What all threads have in common of a pool. */
export interface SharedLeasesPlan {
  readonly property: string;
  readonly index: number;
  readonly name: string;
  readonly label: string;
  readonly origin: Origin;
  /** `context.db`. */
  readonly provider: string;
}

export interface SharedPlan {
  /** The class of shared objects; absent when nothing is shared. */
  readonly className?: string;
  readonly classes: readonly SharedClassPlan[];
  readonly values: readonly SharedValuePlan[];
  readonly leases: readonly SharedLeasesPlan[];
  /** In creation order, which is the order of their indices. */
  readonly objects: readonly SharedObjectPlan[];
}
