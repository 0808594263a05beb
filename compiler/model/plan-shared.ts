import type { CreationPlan, Origin, ParameterPlan, TypeText } from "./plan-calls.js";
import type { fieldCells } from "./runtime-contract.js";

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

/** What a handle lets through. `index` is the argument of `enter`. */
interface GuardedMember {
  readonly index: number;
  readonly name: string;
  /** Private or protected for TypeScript. */
  readonly hidden: boolean;
  readonly access: "guarded";
  /** Why it is not cheaper, as a whole sentence without its full stop. */
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
}

export interface GuardedMethod extends GuardedMember {
  readonly kind: "method";
  /** Undefined: any, passed on as they come. */
  readonly parameters: readonly ParameterPlan[] | undefined;
  readonly copyOut: boolean;
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

export interface SharedPlan {
  /** The class of shared objects; absent when nothing is shared. */
  readonly className?: string;
  readonly classes: readonly SharedClassPlan[];
  readonly values: readonly SharedValuePlan[];
  /** In creation order, which is the order of their indices. */
  readonly objects: readonly SharedObjectPlan[];
}
