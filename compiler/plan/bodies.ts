import type { BodyPlan } from "../model/plan.js";
import { Controls, isControl } from "./controls.js";
import { type CompiledUnit, finish, nothing, type Passing, type Place, value } from "./passing.js";
import { type FlowScope, takesOf } from "./piece-types.js";
import type { Callable, Piece } from "./pieces.js";
import { originOf } from "./scope.js";
import { taskName } from "./task-names.js";

/** Pieces that are compiled together: a task, or one that is no task. */
export type Unit = readonly [Piece, ...Piece[]];

/** Where bodies run: within a task, or on the thread that launched the app. */
export interface Level {
  unitsOf(pieces: readonly Piece[]): readonly Unit[];
  /** A unit that is not compiled by way of its parts. */
  leaf(unit: Unit, arrives: Passing, place: Place): CompiledUnit;
  /** Whether it is one, though it is a control. */
  isLeaf(unit: Unit): boolean;
  /** A selector or a predicate. */
  ask(piece: Callable, arrives: Passing, place: Place): CompiledUnit;
}

export interface BodyRequest {
  readonly pieces: readonly Piece[];
  readonly arrives: Passing;
  readonly place: Place;
}

/** Compiles pieces to statements: control the same way on every level. */
export class Bodies {
  readonly #level: Level;
  readonly #controls: Controls;

  constructor(level: Level, scope: FlowScope) {
    this.#level = level;
    this.#controls = new Controls({
      counts: scope.counts,
      policies: scope.policies,
      nameOf: (pieces, flow) => taskName(pieces, flow, scope),
      body: (request) => this.compile(request),
      ask: (piece, arrives, place) => level.ask(piece, arrives, place),
    });
  }

  compile({ pieces, arrives, place }: BodyRequest): CompiledUnit {
    const units = this.#level.unitsOf(pieces);
    const steps: BodyPlan[] = [];
    let passing = arrives;
    for (const [at, unit] of units.entries()) {
      const [first] = unit;
      if (first.does === "filter" || first.does === "flatten") {
        const rest = units.slice(at + 1).flat();
        const { steps: last, leaves } = this.#controls.gate(first, passing, {
          pieces: rest,
          place,
        });
        return { steps: [...steps.flat(), ...last], leaves };
      }
      const wanted = wantedOf(units[at + 1], place);
      const compiled = this.#unit(unit, passing, { ...place, wanted });
      steps.push(compiled.steps);
      passing = compiled.leaves;
    }
    if (units.length > 0) return { steps: steps.flat(), leaves: passing };
    return finish(arrives, place, pieces[0] ? originOf(pieces[0].site) : "");
  }

  #unit(unit: Unit, arrives: Passing, place: Place): CompiledUnit {
    const [piece] = unit;
    return isControl(piece) && !this.#level.isLeaf(unit)
      ? this.#controls.compile(piece, arrives, place)
      : this.#level.leaf(unit, arrives, place);
  }
}

function wantedOf(next: Unit | undefined, place: Place): Place["wanted"] {
  if (next === undefined) return place.wanted;
  return takesOf(next[0]) > 0 ? value : nothing;
}
