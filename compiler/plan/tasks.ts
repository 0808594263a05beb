import { leadsToTask } from "../model/lifetimes.js";
import type { ArgumentPlan, ParameterPlan, StepPlan, TaskPlan, TypeText } from "../model/plan.js";
import { isAsynchronous } from "./asynchronous.js";
import { Bodies, type BodyRequest, type Level, type Unit } from "./bodies.js";
import { type CallArguments, callArguments, notGiven, withoutTail } from "./call.js";
import { gathered } from "./gathered.js";
import { namedParameters } from "./parameters.js";
import { type CompiledUnit, named, type Passing, type Place, returned, step } from "./passing.js";
import { calleeOf, type FlowScope, firstInputs, outputOf } from "./piece-types.js";
import type { Callable, Piece } from "./pieces.js";
import { originOf } from "./scope.js";
import { knowsCall, nodesIn, taskName } from "./task-names.js";

/** A callable with what the module calls it. */
interface Callee {
  readonly text: string;
  readonly output: TypeText;
  readonly asynchronous: boolean;
}

export interface SegmentRequest {
  /** At least one; all of them local. */
  readonly pieces: readonly Piece[];
  readonly flow: string;
  readonly arriving: TypeText;
  /** It gives a list: what passes its filters, and all that its lists have. */
  readonly many?: boolean;
}

export interface PlannedTask {
  readonly index: number;
  readonly parameters: readonly ParameterPlan[];
  readonly returns: TypeText;
  /** Its last parameter, which is not among these, is the id of its call. */
  readonly called: boolean;
}

/** Numbers the segments of a context's flows, and compiles what runs in one. */
export class Tasks implements Level {
  readonly #scope: FlowScope;
  readonly #bodies: Bodies;
  readonly #plans: TaskPlan[] = [];

  constructor(scope: FlowScope) {
    this.#scope = scope;
    this.#bodies = new Bodies(this, scope);
  }

  get plans(): readonly TaskPlan[] {
    return this.#plans;
  }

  add({ pieces, flow, arriving, many = false }: SegmentRequest): PlannedTask {
    const names = this.#scope.names.inner(["slots", "shared", "scope", "call", "callId"]);
    const called = knowsCall(pieces);
    const wanted = firstInputs(pieces, this.#scope);
    const parameters = namedParameters(called ? wanted.map(required) : wanted, names);
    const values = parameters.map((each) => named(each.name));
    const call = called && { call: { signal: "call.signal", attempt: "1" } };
    const place: Place = { flow, names, wanted: returned, ...call };
    const request = { pieces, arrives: { values, type: arriving }, place };
    const compile = (body: BodyRequest) => this.#bodies.compile(body);
    const { steps, leaves } = many ? gathered(request, compile) : compile(request);
    const nodes = nodesIn(pieces);
    const plan: TaskPlan = {
      index: this.#plans.length,
      name: taskName(pieces, flow, this.#scope),
      flow,
      idempotent: nodes.length > 0 && nodes.every(({ node }) => node.idempotent),
      origin: originOf(pieces[0]!.site),
      parameters,
      asynchronous: isAsynchronous(steps),
      scoped: nodes.some((each) => leadsToTask(this.#scope.graph, each.parameters)),
      called,
      body: steps,
    };
    this.#plans.push(plan);
    return { index: plan.index, parameters, returns: leaves.type, called };
  }

  unitsOf(pieces: readonly Piece[]): readonly Unit[] {
    return pieces.map((each): Unit => [each]);
  }

  isLeaf(): boolean {
    return false;
  }

  leaf([piece]: Unit, arrives: Passing, place: Place): CompiledUnit {
    if (piece.does === "call" || piece.does === "inline") return this.ask(piece, arrives, place);
    throw new Error(`${piece.does} is no part of a task`);
  }

  /** A call in the task itself. */
  ask(piece: Callable, { values, type }: Passing, place: Place): CompiledUnit {
    const { text, output, asynchronous } = this.#calleeOf(piece, place.flow, type);
    const origin = originOf(piece.site);
    const { awaits, ...call } = this.#argumentsOf(piece, values, place);
    return step(place, output, (ending): StepPlan => {
      return { op: "call", origin, callee: text, ...call, awaited: asynchronous, ending };
    });
  }

  #calleeOf(piece: Callable, flow: string, arriving: TypeText): Callee {
    const scope = this.#scope;
    if (piece.does === "inline") {
      const { name, output } = scope.functions.step(piece.inline, flow, arriving);
      return { text: name, output, asynchronous: piece.inline.async };
    }
    const text = calleeOf(piece.node, scope);
    return { text, output: outputOf(piece.node, scope), asynchronous: piece.node.node.async };
  }

  #argumentsOf(piece: Callable, values: Passing["values"], { names, call }: Place): CallArguments {
    const inputs = values.map((each) => {
      if (each.of !== "name") throw new Error("a composed value within a task");
      return each.name;
    });
    if (piece.does === "call") {
      const { parameters, node } = piece.node;
      const ofCall = call && { call: { ...call, node: node.name } };
      return callArguments({ parameters, inputs, scope: this.#scope, names, ...ofCall });
    }
    const given = piece.inline.parameters.map((parameter, at): ArgumentPlan => {
      const name = inputs[at];
      if (name === undefined) return notGiven(parameter);
      return { from: parameter.form === "rest" ? "spread" : "value", name };
    });
    return { arguments: withoutTail(given), awaits: false };
  }
}

/** The id of a call comes after all. */
const required = ({ name, type, optional }: ParameterPlan): ParameterPlan => ({
  name,
  type: optional ? `${type} | undefined` : type,
  optional: false,
});
