/*
 * What `aetherflow graph` draws, and what `--format json` prints as it is. Ids are made of keys of declarations
 * (`src/context.ts#Corpus/member/counts`), so they stay the same while the declarations do. Arrays are in the order in
 * which a reader meets things: contexts, flows and their steps, nodes by file, members as declared.
 */

import type { StepFact } from "../model/facts.js";
import type { ProviderKind } from "../model/provider-kinds.js";

/** A step's operator; `.fanOutIn` is two steps, `.fanOutSettled` is `fanOut`. */
type StepOp = Exclude<StepFact["op"], "unknown">;

/** Lines and columns count from 1; `file` is posix-relative to the project's root. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a diagnostic of severity error or warning leaves on the box that it is about, the worst one winning. */
export type Health = "sound" | "doubtful" | "broken";

interface Box {
  readonly id: string;
  /** One line: `countWords`, `map(countWords)`. */
  readonly label: string;
  /** One line more, may be empty: a signature, a type, what a flow takes. */
  readonly detail: string;
  readonly place: Place;
  readonly health: Health;
}

export type DrawnNode = Box &
  (
    | {
        /** `flow` is where a run enters and `result` what its promise settles with; the steps lie between. */
        readonly kind: "flow" | "result";
        /** The id of the box of kind `flow`. */
        readonly flow: string;
      }
    | {
        readonly kind: "step";
        readonly flow: string;
        /** `other` cannot be read. */
        readonly operator: StepOp | "other";
        /** `app`: the thread that launched the app runs the steps of a flow that is not only a chain of calls. */
        readonly thread: "worker" | "app";
      }
    | { readonly kind: "node" }
    | {
        readonly kind: "member";
        /** `unknown`: the member's provider cannot be read. */
        readonly scope: ProviderKind | "unknown";
      }
    /** What somebody needs and nobody provides. */
    | { readonly kind: "missing" }
  );

export interface DrawnEdge {
  /** An id. */
  readonly from: string;
  readonly to: string;
  /** `passes`: a value goes on to the next step; `runs`: a step calls a node or a flow; `needs`: is injected with. */
  readonly kind: "passes" | "runs" | "needs";
  /** The type that passes, the key of a fan-out's target, or the name of the parameter; may be empty. */
  readonly label: string;
  /** The value leaves its thread when the app has workers. Of `passes` alone. */
  readonly crosses: boolean;
  readonly health: Health;
}

export interface DrawnContext {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** A diagnostic, with the boxes that it is about; there may be none. */
export interface DrawnProblem {
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly place: Place;
  readonly nodes: readonly string[];
}

export interface Drawing {
  /** Of this format. */
  readonly version: 1;
  /** Those that some flow uses. */
  readonly contexts: readonly DrawnContext[];
  readonly problems: readonly DrawnProblem[];
}
