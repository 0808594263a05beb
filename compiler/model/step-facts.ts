import type { TextEdit } from "./diagnostic.js";
import type { ImportFact, ParameterFact, Repairable } from "./named-facts.js";
import type { Site } from "./site.js";
import type { DeclarationKey, TypeId } from "./types.js";

/** A function that is called by a flow but is no node: a reducer, a predicate, an inline arrow. */
export type FunctionFact =
  | {
      readonly form: "exported";
      readonly import: ImportFact;
      readonly async: boolean;
      readonly site: Site;
    }
  | {
      readonly form: "inline";
      /** The expression without its parameter and return types, which would name the user's types. */
      readonly text: string;
      readonly async: boolean;
      readonly site: Site;
    };

export type TargetFact =
  | { readonly kind: "node"; readonly node: DeclarationKey; readonly site: Site }
  | { readonly kind: "flow"; readonly flow: DeclarationKey; readonly site: Site }
  | {
      readonly kind: "inline";
      /** The expression without its parameter and return types, which would name the user's types. */
      readonly text: string;
      readonly parameters: readonly ParameterFact[];
      readonly returns: TypeId;
      readonly async: boolean;
      readonly site: Site;
    }
  /** An exported function without a marker: a selector or a predicate, which takes no dependencies. */
  | {
      readonly kind: "function";
      readonly import: ImportFact;
      readonly parameters: readonly ParameterFact[];
      /** Awaited. */
      readonly returns: TypeId;
      readonly async: boolean;
      readonly site: Site;
    }
  /** Neither; `reason` ends a sentence: "is not marked as a node". */
  | {
      readonly kind: "unknown";
      readonly text: string;
      readonly reason: string;
      readonly cause: TargetFault;
      /** The name under which an undeclared one is imported. */
      readonly imported?: string;
      /** Where an unmarked function is declared, if that can be changed. */
      readonly declared?: Site;
      readonly repair?: readonly TextEdit[];
      readonly site: Site;
    };

/**
 * A function without a marker (AF2015), an arrow that captures (AF2013), a flow that is a stray fact as well (AF5008), a
 * node that cannot be imported (AF2001), a name that leads nowhere, or anything else (AF5013).
 */
export type TargetFault = "unmarked" | "captures" | "stray" | "unexported" | "undeclared" | "other";

export interface FanOutTargetFact {
  /** The record's key, or the array position's key: `name`, `name[1]`. */
  readonly key: string;
  readonly target: TargetFact;
}

/** An option of a retry policy. */
export interface PolicyEntryFact {
  readonly name: string;
  readonly site: Site;
  /** Written out, or a constant that the checker knows. */
  readonly value?: number | string;
  /** An exported constant or function. */
  readonly import?: ImportFact;
  /** A function that is copied. */
  readonly text?: string;
  /** Of errors: exported ones, and the language's by their names. */
  readonly classes?: readonly (ImportFact | string)[];
}

/** A retry policy: written out, or an exported constant. */
export interface PolicyFact {
  readonly import?: ImportFact;
  readonly entries: readonly PolicyEntryFact[];
  readonly site: Site;
}

/** A time limit: written out, or an exported constant. */
export interface LimitFact {
  readonly value?: number | string;
  readonly import?: ImportFact;
  readonly site: Site;
}

/** A number that is written out, or an exported constant. */
export interface CountFact {
  readonly value?: number;
  readonly import?: ImportFact;
  readonly site: Site;
}

export interface MapOptionsFact {
  readonly concurrency?: number;
  readonly ordered: boolean;
  /** How many items travel together. */
  readonly batch?: number;
  /** Failures are results too. */
  readonly collect?: true;
}

/** One branch of a table, under the key that chooses it. */
export interface BranchFact {
  readonly key: string;
  readonly keySite: Site;
  readonly target: TargetFact;
}

export type StepFact =
  | { readonly op: "to"; readonly target: TargetFact; readonly site: Site }
  | {
      readonly op: "branchOn";
      readonly select: TargetFact;
      readonly branches: readonly BranchFact[];
      readonly otherwise?: TargetFact;
      readonly site: Site;
    }
  /** Runs the step before several times in all. */
  | {
      readonly op: "repeat";
      readonly times: CountFact;
      readonly keepLast: boolean;
      readonly site: Site;
    }
  | {
      readonly op: "repeatWhile";
      readonly target: TargetFact;
      readonly max?: CountFact;
      readonly site: Site;
    }
  | { readonly op: "retry"; readonly policy: PolicyFact; readonly site: Site }
  | { readonly op: "timeout"; readonly limit: LimitFact; readonly site: Site }
  /** Of the value that leaves the step before. */
  | { readonly op: "tap"; readonly target: TargetFact; readonly site: Site }
  /** Of the error of the step before. */
  | { readonly op: "recover"; readonly target: TargetFact; readonly site: Site }
  | {
      readonly op: "fanOut";
      /** Failures are results too. */
      readonly settled: boolean;
      readonly shape: "record" | "tuple";
      readonly targets: readonly FanOutTargetFact[];
      readonly site: Site;
    }
  | { readonly op: "fanIn"; readonly target: TargetFact; readonly site: Site }
  | {
      readonly op: "map" | "flatMap" | "filter";
      readonly target: TargetFact;
      readonly options: MapOptionsFact;
      /** What a filter's predicate, a type guard, lets through. */
      readonly narrows?: TypeId;
      readonly site: Site;
    }
  | { readonly op: "batch"; readonly size: CountFact; readonly site: Site }
  | {
      readonly op: "reduce";
      readonly reducer: FunctionFact;
      /** The accumulator's type. */
      readonly type: TypeId;
      /** What the reducer takes, as far as it says; at most two. */
      readonly takes: readonly TypeId[];
      /** What it returns, awaited. */
      readonly returns: TypeId;
      /** The initial value's source text. */
      readonly initial: string;
      readonly initialType: TypeId;
      readonly initialSite: Site;
      readonly site: Site;
    }
  /** An operator that cannot be read; `reason` ends a sentence: "is not an operator of a flow". */
  | {
      readonly op: "unknown";
      readonly name: string;
      readonly cause: OperatorFault;
      readonly reason: string;
      /** The option that does not exist, the reducer that is not exported. */
      readonly culprit?: string;
      readonly culpritSite?: Site;
      readonly repair?: readonly TextEdit[];
      readonly site: Site;
    };

/**
 * No targets (AF5010), an option that does not exist (AF2006), something that captures (AF2013), a reducer that is not
 * exported (AF1014), or anything else (AF5012).
 */
export type OperatorFault = "empty" | "option" | "captures" | "unexported" | "other";

export interface FlowFact {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly site: Site;
  readonly context: DeclarationKey;
  readonly steps: readonly StepFact[];
  readonly docs: string;
}

/** A flow that is not a top-level `const` (AF5008), or names no context (AF5014) or a declaration of one (AF7001). */
export interface StrayFlowFact extends Repairable {
  readonly site: Site;
  readonly cause: "place" | "context" | "declared";
  /** Of one that names a declaration, the name. */
  readonly reason: string;
}
