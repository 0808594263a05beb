import { leadsToTask } from "../model/lifetimes.js";
import type { ArgumentPlan, CallPlan, ParameterPlan, TaskPlan, TypeText } from "../model/plan.js";
import { type CallArguments, callArguments, notGiven, withoutTail } from "./call.js";
import type { CopiedFunction } from "./functions.js";
import type { Names } from "./names.js";
import { namedParameters } from "./parameters.js";
import { calleeOf, type FlowScope, firstInputs, outputOf } from "./piece-types.js";
import type { Piece } from "./pieces.js";
import { originOf } from "./scope.js";

export type Callable = Extract<Piece, { does: "call" | "inline" }>;

export const isCallable = (piece: Piece): piece is Callable =>
  piece.does === "call" || piece.does === "inline";

/** A callable with what the module calls it. */
interface Callee {
  readonly piece: Callable;
  readonly text: string;
  /** For stats and errors. */
  readonly name: string;
  readonly takes: number;
  readonly output: TypeText;
  readonly asynchronous: boolean;
}

export interface SegmentRequest {
  /** At least one. */
  readonly pieces: readonly Callable[];
  readonly flow: string;
  readonly arriving: TypeText;
}

export interface PlannedTask {
  readonly index: number;
  readonly parameters: readonly ParameterPlan[];
  readonly returns: TypeText;
}

/** Numbers the segments of a context's flows. */
export class Tasks {
  readonly #scope: FlowScope;
  readonly #plans: TaskPlan[] = [];

  constructor(scope: FlowScope) {
    this.#scope = scope;
  }

  get plans(): readonly TaskPlan[] {
    return this.#plans;
  }

  add({ pieces, flow, arriving }: SegmentRequest): PlannedTask {
    const callees = this.#calleesOf(pieces, flow, arriving);
    const names = this.#scope.names.inner(["slots", "shared", "scope"]);
    const parameters = namedParameters(firstInputs(pieces, this.#scope), names);
    const calls = this.#callsOf(callees, parameters, names);
    const nodes = pieces.flatMap((each) => (each.does === "call" ? [each.node.node] : []));
    const plan: TaskPlan = {
      index: this.#plans.length,
      name: callees.map((each) => each.name).join(" > "),
      flow,
      idempotent: nodes.length > 0 && nodes.every((each) => each.idempotent),
      origin: originOf(pieces[0]!.site),
      parameters,
      asynchronous: calls.some(({ plan, awaits }, at) => {
        return awaits || (plan.awaited && at < calls.length - 1);
      }),
      scoped: pieces.some((each) => each.does === "call" && this.#isScoped(each)),
      calls: calls.map(({ plan }) => plan),
    };
    this.#plans.push(plan);
    return { index: plan.index, parameters, returns: callees.at(-1)!.output };
  }

  /** Whether something that it leads to lives no longer than the task. */
  #isScoped({ node: { parameters } }: Extract<Callable, { does: "call" }>): boolean {
    return leadsToTask(this.#scope.graph, parameters);
  }

  #calleesOf(pieces: readonly Callable[], flow: string, arriving: TypeText): readonly Callee[] {
    const callees: Callee[] = [];
    for (const piece of pieces) {
      callees.push(this.#calleeOf(piece, flow, callees.at(-1)?.output ?? arriving));
    }
    return callees;
  }

  #calleeOf(piece: Callable, flow: string, arriving: TypeText): Callee {
    const scope = this.#scope;
    if (piece.does === "call") {
      const { node, inputs } = piece.node;
      const text = calleeOf(piece.node, scope);
      const output = outputOf(piece.node, scope);
      return {
        piece,
        text,
        name: node.name,
        takes: inputs.length,
        output,
        asynchronous: node.async,
      };
    }
    const { inline } = piece;
    const copied: CopiedFunction = scope.functions.step(inline, flow, arriving);
    const { name, output } = copied;
    const takes = inline.parameters.length;
    return { piece, text: name, name, takes, output, asynchronous: inline.async };
  }

  #callsOf(callees: readonly Callee[], parameters: readonly ParameterPlan[], names: Names) {
    let inputs = parameters.map((each) => each.name);
    return callees.map((callee, at) => {
      const call = this.#argumentsOf(callee, inputs, names);
      const next = callees[at + 1];
      const result = next !== undefined && next.takes > 0 ? names.number("v") : undefined;
      inputs = result === undefined ? [] : [result];
      const { awaits, ...rest } = call;
      const plan: CallPlan = {
        callee: callee.text,
        ...rest,
        awaited: callee.asynchronous,
        ...(result !== undefined && { result }),
      };
      return { plan, awaits };
    });
  }

  #argumentsOf({ piece }: Callee, inputs: readonly string[], names: Names): CallArguments {
    if (piece.does === "call") {
      const { parameters } = piece.node;
      return callArguments({ parameters, inputs, scope: this.#scope, names });
    }
    const values = piece.inline.parameters.map((parameter, at): ArgumentPlan => {
      const name = inputs[at];
      if (name === undefined) return notGiven(parameter);
      return { from: parameter.form === "rest" ? "spread" : "value", name };
    });
    return { arguments: withoutTail(values), awaits: false };
  }
}
