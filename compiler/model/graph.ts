import type {
  BrokenMemberFact,
  ClassFact,
  ContextFact,
  FanOutTargetFact,
  FlowFact,
  MemberFact,
  NodeFact,
  ParameterFact,
  StepFact,
} from "./facts.js";
import type { Site } from "./site.js";
import type { DeclarationKey, TypeId } from "./types.js";

/** What a parameter turned out to be. */
export type Resolution =
  /** An input; `index` is its place among the inputs. */
  | { readonly kind: "input"; readonly index: number }
  | { readonly kind: "member"; readonly member: string }
  /** Every member that provides the type, in declaration order. */
  | {
      readonly kind: "all";
      readonly container: "array" | "set" | "map";
      readonly members: readonly string[];
    }
  /** A function that gives a member's value when it is called. */
  | { readonly kind: "lazy"; readonly member: string; readonly promises: boolean }
  /** A function that makes an instance of a class; inputs of its constructor are those of the function. */
  | {
      readonly kind: "maker";
      readonly class: DeclarationKey;
      readonly parameters: readonly ResolvedParameter[];
      readonly takes: readonly TypeId[];
      readonly promises: boolean;
    }
  /** All of a type that nobody provides. */
  | { readonly kind: "none"; readonly of: TypeId }
  /** Of the call: the run's AbortSignal, or its RunInfo. */
  | { readonly kind: "call"; readonly of: "signal" | "info" }
  /** Optional and not provided: left out of the call. */
  | { readonly kind: "absent" }
  /** What it means, or may mean, is a broken member: that is reported, and nobody who needs it. */
  | { readonly kind: "broken" }
  | { readonly kind: "missing" }
  | { readonly kind: "ambiguous"; readonly members: readonly string[] }
  | { readonly kind: "mismatch"; readonly member: string; readonly reason: string };

export interface ResolvedParameter {
  readonly parameter: ParameterFact;
  readonly resolution: Resolution;
}

/** A provider with its own dependencies resolved in one context. */
export interface Binding {
  readonly member: MemberFact;
  /** The class it makes; for a factory, the class of its value, if it is one. */
  readonly class?: ClassFact;
  readonly parameters: readonly ResolvedParameter[];
}

/** A node as one context wires it. */
export interface WiredNode {
  readonly node: NodeFact;
  readonly parameters: readonly ResolvedParameter[];
  readonly inputs: readonly ParameterFact[];
}

export interface WiredTarget {
  readonly key?: string;
  readonly fact: FanOutTargetFact["target"];
  /** What arrives; a first step has one type an input. */
  readonly inputs: readonly TypeId[];
  /** What its function takes, dependencies left out; empty where it is broken. */
  readonly takes: readonly FlowInput[];
  /** What leaves, awaited; undefined where the target is broken. */
  readonly output: TypeId | undefined;
}

/** One step with the types that flow through it. */
export interface WiredStep {
  readonly fact: StepFact;
  readonly targets: readonly WiredTarget[];
  /** The type that arrives: undefined for a first step, whose targets name the flow's inputs. */
  readonly arrives: TypeId | undefined;
  /** Whether a stream of mapped items arrives and leaves. */
  readonly stream: "none" | "opens" | "within" | "closes";
  readonly leaves: TypeId | undefined;
}

export interface FlowInput {
  readonly name: string;
  /** The parameter that takes it. */
  readonly site: Site;
  readonly type: TypeId;
  readonly optional: boolean;
  /** A first `.map` takes any iterable of `type`. */
  readonly iterable: boolean;
}

export interface WiredFlow {
  readonly flow: FlowFact;
  readonly inputs: readonly FlowInput[];
  readonly steps: readonly WiredStep[];
  /** What the promise settles with. */
  readonly output: TypeId | undefined;
}

export interface ContextGraph {
  readonly context: ContextFact;
  /** Inherited ones first, re-declared ones in place of what they replace. */
  readonly bindings: readonly Binding[];
  /** Members that cannot be read; none of them is among the bindings. */
  readonly broken: readonly BrokenMemberFact[];
  /** Member names, dependencies before dependants; members of a cycle are left out. */
  readonly creationOrder: readonly string[];
  /** Strongly connected components of more than one member, or of one that needs itself. */
  readonly cycles: readonly (readonly string[])[];
  /** Every node that a flow of this context reaches, by key order. */
  readonly nodes: readonly WiredNode[];
  /** Flows of this context, callees before callers. */
  readonly flows: readonly WiredFlow[];
}

/** The resolved program; frozen. One entry a concrete context that some flow uses. */
export interface Graph {
  readonly contexts: readonly ContextGraph[];
}
