import type {
  BranchPlan,
  CrossingPlan,
  EachPlan,
  ProgramPlan,
  ReducerPlan,
  StepPlan,
  TypeText,
} from "../model/plan.js";
import type { Site } from "../model/site.js";
import { Bodies, type BodyRequest, type Level, type Unit } from "./bodies.js";
import { mapOptions, planFold } from "./fold.js";
import { gathered, givesMany } from "./gathered.js";
import type { Names } from "./names.js";
import {
  bind,
  type CompiledUnit,
  finish,
  joined,
  named,
  type Passing,
  type Place,
  programOf,
  returned,
  step,
} from "./passing.js";
import { type FlowScope, firstInputs, signatureOf, takesOfFirst } from "./piece-types.js";
import { type Callable, isLocalPiece, type Piece, type PieceOf } from "./pieces.js";
import { originOf } from "./scope.js";
import type { PlannedTask, Tasks } from "./tasks.js";
import { grouped } from "./type-parts.js";
import { unitsOf } from "./units.js";

export interface ProgramRequest {
  readonly pieces: readonly Piece[];
  readonly flow: string;
  /** Names of the inputs. */
  readonly inputs: readonly string[];
  /** The type of what arrives, if that is one value. */
  readonly arriving: TypeText;
  readonly names: Names;
}

export interface CompiledProgram {
  readonly program: ProgramPlan;
  readonly returns: TypeText;
}

/** Compiles flows to straight-line steps; tasks, reducers and crossings are numbered on the way. */
export class Programs implements Level {
  readonly #scope: FlowScope;
  readonly #tasks: Tasks;
  readonly #bodies: Bodies;
  readonly reducers: ReducerPlan[] = [];
  readonly crossings: CrossingPlan[] = [];

  constructor(scope: FlowScope, tasks: Tasks) {
    this.#scope = scope;
    this.#tasks = tasks;
    this.#bodies = new Bodies(this, scope);
  }

  compile({ pieces, flow, inputs, arriving, names }: ProgramRequest): CompiledProgram {
    if (pieces.length === 0) return { program: programOf([]), returns: "void" };
    const arrives = { values: inputs.map(named), type: arriving };
    const request = { pieces, arrives, place: { flow, names, wanted: returned } };
    const compile = (body: BodyRequest) => this.#bodies.compile(body);
    const { steps, leaves } = givesMany(pieces) ? gathered(request, compile) : compile(request);
    return { program: programOf(steps), returns: leaves.type };
  }

  unitsOf(pieces: readonly Piece[]): readonly Unit[] {
    return unitsOf(pieces);
  }

  isLeaf(unit: Unit): boolean {
    return unit.every(isLocalPiece);
  }

  leaf(unit: Unit, arrives: Passing, place: Place): CompiledUnit {
    const [piece] = unit;
    switch (piece.does) {
      case "flow":
        return this.#call(piece, arrives, place);
      case "fanOut":
        return this.#fanOut(piece, arrives, place);
      case "map":
        return this.#map(piece, arrives, place);
      default:
        return this.#segment(unit, arrives, place);
    }
  }

  /** A function without dependencies is called where the program is. */
  ask(piece: Callable, arrives: Passing, place: Place): CompiledUnit {
    if (piece.does === "call") return this.#segment([piece], arrives, place);
    return this.#tasks.ask(piece, arrives, place);
  }

  #segment(pieces: Unit, arrives: Passing, place: Place): CompiledUnit {
    const task = this.#tasks.add({ pieces, flow: place.flow, arriving: arrives.type });
    const origin = this.#cross("task", task, { site: pieces[0].site, flow: place.flow });
    const inputs = inputsOf(task, arrives.values);
    return step(place, task.returns, (ending): StepPlan => {
      return {
        op: "task",
        origin,
        task: task.index,
        called: task.called,
        inputs,
        type: task.returns,
        ending,
      };
    });
  }

  #call({ flow, site }: PieceOf<"flow">, arrives: Passing, place: Place): CompiledUnit {
    const { parameters, returns } = signatureOf(flow.flow.key, this.#scope);
    const inputs = arrives.values.slice(0, parameters.length);
    const origin = originOf(site);
    return step(place, returns, (ending): StepPlan => {
      return { op: "flow", origin, flow: flow.flow.name, inputs, ending };
    });
  }

  #fanOut(piece: PieceOf<"fanOut">, arrives: Passing, place: Place): CompiledUnit {
    const { names, flow, wanted } = place;
    const { settled, site } = piece;
    const origin = originOf(site);
    const takers = piece.branches.filter(({ pieces }) => takesOfFirst(pieces) > 0).length;
    const bound = takers > 1 ? bind(arrives, origin, names) : { steps: [], leaves: arrives };
    const branches = piece.branches.map(({ pieces }) => {
      return this.#branch(pieces, bound.leaves, { flow, site });
    });
    const isNeeded = wanted.as === "value" || wanted.ending.by !== "none";
    const results = isNeeded ? branches.map(() => names.number("v")) : [];
    const keys = piece.branches.map((each) => each.key);
    const plans = branches.map((each) => each.plan);
    const types = branches.map(({ type }) => (settled ? `af.ParallelResult<${type}>` : type));
    const last = finish(joined(piece.shape, keys, { results, types }), place, origin);
    const fanOut: StepPlan = { op: "fanOut", origin, settled, branches: plans, results };
    return { steps: [...bound.steps, fanOut, ...last.steps], leaves: last.leaves };
  }

  #branch(pieces: readonly Piece[], arrives: Passing, at: { flow: string; site: Site }) {
    const [first] = pieces;
    if (first?.does === "flow") {
      const { parameters, returns } = signatureOf(first.flow.flow.key, this.#scope);
      const inputs = arrives.values.slice(0, parameters.length);
      const plan: BranchPlan = { by: "flow", flow: first.flow.flow.name, inputs };
      return { plan, type: returns };
    }
    const task = this.#tasks.add({ pieces, flow: at.flow, arriving: arrives.type });
    this.#cross("fanOut", task, at);
    const inputs = inputsOf(task, arrives.values);
    const plan: BranchPlan = {
      by: "task",
      task: task.index,
      called: task.called,
      inputs,
      type: task.returns,
    };
    return { plan, type: task.returns };
  }

  #map(piece: PieceOf<"map">, arrives: Passing, place: Place): CompiledUnit {
    const [items] = arrives.values;
    if (items === undefined) throw new Error("nothing arrives for a map");
    const [stage] = piece.stages;
    const { plan: each, returns } = this.#each(stage!.each, piece, place);
    const flat = givesMany(stage!.each) && { flat: true as const };
    const options = { ...mapOptions(stage!.options), ...flat };
    const common = { origin: originOf(piece.site), items, each, options };
    if (piece.reduce === undefined) {
      return step(place, `${grouped(returns)}[]`, (ending): StepPlan => {
        return { op: "map", ...common, type: returns, ending };
      });
    }
    const { flow } = place;
    const fold = planFold({ flow, reduce: piece.reduce, item: returns, scope: this.#scope });
    const { type } = fold;
    const reducer = this.reducers.length;
    this.reducers.push({ index: reducer, ...fold });
    return step(place, type, (ending): StepPlan => {
      return { op: "mapReduce", ...common, reducer, type, ending };
    });
  }

  #each(each: readonly Piece[], { reduce, site }: PieceOf<"map">, { flow, names }: Place) {
    const [input] = firstInputs(each, this.#scope);
    const type = input?.type ?? "unknown";
    if (each.every(isLocalPiece)) {
      const many = givesMany(each);
      const task = this.#tasks.add({ pieces: each, flow, arriving: type, many });
      this.#cross(reduce === undefined ? "map" : "mapReduce", task, { flow, site });
      if (task.called) return { plan: calling(task, type), returns: task.returns };
      const plan: EachPlan = { by: "task", task: task.index };
      return { plan, returns: task.returns };
    }
    const [first] = each;
    if (each.length === 1 && first?.does === "flow") {
      const { name, key } = first.flow.flow;
      const plan: EachPlan = { by: "flow", flow: name, takesItem: input !== undefined, type };
      return { plan, returns: signatureOf(key, this.#scope).returns };
    }
    const inner = names.inner();
    const item = inner.claim("item");
    const request = { pieces: each, flow, inputs: [item], arriving: type, names: inner };
    const { program, returns } = this.compile(request);
    const plan: EachPlan = { by: "program", item, type, program };
    return { plan, returns };
  }

  #cross(op: CrossingPlan["op"], task: PlannedTask, { flow, site }: { flow: string; site: Site }) {
    const origin = originOf(site);
    const { index, parameters: sends, returns } = task;
    this.crossings.push({ flow, origin, op, task: index, sends, returns });
    return origin;
  }
}

/** Each item by itself: a task that knows of its call is not called for several. */
function calling(task: PlannedTask, type: TypeText): EachPlan {
  const { index, returns } = task;
  const inputs = inputsOf(task, [named("item")]);
  const call: StepPlan = {
    ...{ op: "task", origin: "", task: index, called: true, inputs, type: returns },
    ending: { by: "return", awaited: false },
  };
  return { by: "program", item: "item", type, program: programOf([call]) };
}

/** Of what arrives; up to the id of the call, which comes after all. */
const inputsOf = ({ parameters, called }: PlannedTask, values: Passing["values"]) =>
  called
    ? parameters.map((_, at) => values[at] ?? named("undefined"))
    : values.slice(0, parameters.length);
