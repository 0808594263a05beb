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
import { mapOptions, planFold } from "./fold.js";
import type { Names } from "./names.js";
import {
  bind,
  type CompiledUnit,
  joined,
  named,
  type Passing,
  type Place,
  programOf,
  step,
} from "./passing.js";
import { type FlowScope, firstInputs, signatureOf, takesOf, takesOfFirst } from "./piece-types.js";
import type { Piece } from "./pieces.js";
import { originOf } from "./scope.js";
import { isCallable, type PlannedTask, type Tasks } from "./tasks.js";
import { grouped } from "./type-parts.js";
import { firstOf, type Unit, type UnitOf, unitsOf } from "./units.js";

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
export class Programs {
  readonly #scope: FlowScope;
  readonly #tasks: Tasks;
  readonly reducers: ReducerPlan[] = [];
  readonly crossings: CrossingPlan[] = [];

  constructor(scope: FlowScope, tasks: Tasks) {
    this.#scope = scope;
    this.#tasks = tasks;
  }

  compile({ pieces, flow, inputs, arriving, names }: ProgramRequest): CompiledProgram {
    const units = unitsOf(pieces);
    const steps: StepPlan[] = [];
    let passing: Passing = { values: inputs.map(named), type: arriving };
    units.forEach((unit, at) => {
      const next = units[at + 1];
      const isNeeded = next === undefined || takesOf(firstOf(next)) > 0;
      const compiled = this.#unit(unit, passing, {
        ...{ flow, names, isLast: next === undefined, isNeeded },
      });
      steps.push(...compiled.steps);
      passing = compiled.leaves;
    });
    return {
      program: programOf(steps, passing),
      returns: units.length === 0 ? "void" : passing.type,
    };
  }

  #unit(unit: Unit, arrives: Passing, place: Place): CompiledUnit {
    switch (unit.does) {
      case "segment":
        return this.#segment(unit, arrives, place);
      case "flow":
        return this.#call(unit, arrives, place);
      case "fanOut":
        return this.#fanOut(unit, arrives, place);
      case "map":
        return this.#map(unit, arrives, place);
    }
  }

  #segment({ pieces }: UnitOf<"segment">, arrives: Passing, place: Place): CompiledUnit {
    const task = this.#tasks.add({ pieces, flow: place.flow, arriving: arrives.type });
    const origin = this.#cross("task", task, { site: pieces[0].site, flow: place.flow });
    const inputs = arrives.values.slice(0, task.parameters.length);
    return step(place, task.returns, (ending) => {
      return { op: "task", origin, task: task.index, inputs, type: task.returns, ...ending };
    });
  }

  #call({ flow, site }: UnitOf<"flow">, arrives: Passing, place: Place): CompiledUnit {
    const { parameters, returns } = signatureOf(flow.flow.key, this.#scope);
    const inputs = arrives.values.slice(0, parameters.length);
    const origin = originOf(site);
    return step(place, returns, (ending) => {
      return { op: "flow", origin, flow: flow.flow.name, inputs, ...ending };
    });
  }

  #fanOut(unit: UnitOf<"fanOut">, arrives: Passing, place: Place): CompiledUnit {
    const { names, flow } = place;
    const origin = originOf(unit.site);
    const takers = unit.branches.filter(({ pieces }) => takesOfFirst(pieces) > 0).length;
    const bound = takers > 1 ? bind(arrives, origin, names) : { steps: [], leaves: arrives };
    const branches = unit.branches.map(({ pieces }) => {
      return this.#branch(pieces, bound.leaves, { flow, site: unit.site });
    });
    const results = place.isNeeded ? branches.map(() => names.number("v")) : [];
    const keys = unit.branches.map((each) => each.key);
    const plans = branches.map((each) => each.plan);
    return {
      steps: [...bound.steps, { op: "fanOut", origin, branches: plans, results, passedOn: false }],
      leaves: joined(unit.shape, keys, { results, types: branches.map((each) => each.type) }),
    };
  }

  #branch(pieces: readonly Piece[], arrives: Passing, at: { flow: string; site: Site }) {
    const [first] = pieces;
    if (first?.does === "flow") {
      const { parameters, returns } = signatureOf(first.flow.flow.key, this.#scope);
      const inputs = arrives.values.slice(0, parameters.length);
      const plan: BranchPlan = { by: "flow", flow: first.flow.flow.name, inputs };
      return { plan, type: returns };
    }
    const task = this.#taskOf(pieces, at.flow, arrives.type);
    this.#cross("fanOut", task, at);
    const inputs = arrives.values.slice(0, task.parameters.length);
    const plan: BranchPlan = { by: "task", task: task.index, inputs, type: task.returns };
    return { plan, type: task.returns };
  }

  #map(unit: UnitOf<"map">, arrives: Passing, place: Place): CompiledUnit {
    const [items] = arrives.values;
    if (items === undefined) throw new Error("nothing arrives for a map");
    const { plan: each, returns } = this.#each(unit, place);
    const options = mapOptions(unit.options);
    const common = { origin: originOf(unit.site), items, each, options };
    if (unit.reduce === undefined) {
      return step(place, `${grouped(returns)}[]`, (ending) => {
        return { op: "map", ...common, type: returns, ...ending };
      });
    }
    const fold = planFold({ ...place, reduce: unit.reduce, item: returns, scope: this.#scope });
    const { type } = fold;
    const reducer = this.reducers.length;
    this.reducers.push({ index: reducer, ...fold });
    return step(place, type, (ending) => {
      return { op: "mapReduce", ...common, reducer, type, ...ending };
    });
  }

  #each({ each, reduce, site }: UnitOf<"map">, { flow, names }: Place) {
    const [input] = firstInputs(each, this.#scope);
    const type = input?.type ?? "unknown";
    if (each.every(isCallable)) {
      const task = this.#taskOf(each, flow, type);
      this.#cross(reduce === undefined ? "map" : "mapReduce", task, { flow, site });
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

  #taskOf(pieces: readonly Piece[], flow: string, arriving: TypeText): PlannedTask {
    const [unit, ...others] = unitsOf(pieces);
    if (unit?.does !== "segment" || others.length > 0) throw new Error("a target is no segment");
    return this.#tasks.add({ pieces: unit.pieces, flow, arriving });
  }

  #cross(op: CrossingPlan["op"], task: PlannedTask, { flow, site }: { flow: string; site: Site }) {
    const origin = originOf(site);
    const { index, parameters: sends, returns } = task;
    this.crossings.push({ flow, origin, op, task: index, sends, returns });
    return origin;
  }
}
