import type { BodyPlan, EndingPlan, StepPlan, TypeText, ValuePlan } from "../model/plan.js";
import { isAsynchronous } from "./asynchronous.js";
import type { BodyRequest } from "./bodies.js";
import type { Counts } from "./counts.js";
import {
  bind,
  bodiesOf,
  type CompiledUnit,
  caught,
  eitherOf,
  finish,
  named,
  nothing,
  outcome,
  type Passing,
  type Place,
  returned,
  step,
  value,
} from "./passing.js";
import type { Callable, Piece, PieceOf } from "./pieces.js";
import type { Policies } from "./policies.js";
import { originOf } from "./scope.js";

const controls = [
  ...(["branch", "repeat", "repeatWhile", "tap", "recover", "retry", "timeout"] as const),
];

export type ControlPiece = PieceOf<(typeof controls)[number]>;

export const isControl = (piece: Piece): piece is ControlPiece =>
  (controls as readonly string[]).includes(piece.does);

interface Means {
  readonly counts: Counts;
  readonly policies: Policies;
  readonly body: (request: BodyRequest) => CompiledUnit;
  readonly ask: (piece: Callable, arrives: Passing, place: Place) => CompiledUnit;
  /** For errors. */
  readonly nameOf: (pieces: readonly Piece[], flow: string) => string;
}

/** Compiles statements that have others within them. */
export class Controls {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  compile(piece: ControlPiece, arrives: Passing, place: Place): CompiledUnit {
    switch (piece.does) {
      case "branch":
        return this.#branch(piece, arrives, place);
      case "repeat":
        return this.#repeat(piece, arrives, place);
      case "repeatWhile":
        return this.#repeatWhile(piece, arrives, place);
      case "tap":
        return this.#tap(piece, arrives, place);
      case "recover":
        return this.#recover(piece, arrives, place);
      case "retry":
        return this.#retry(piece, arrives, place);
      case "timeout":
        return this.#timeLimit(piece, arrives, place);
    }
  }

  /** A filter lets some values on, a list its items: what follows is within. */
  gate(
    piece: PieceOf<"filter" | "flatten">,
    arrives: Passing,
    rest: Omit<BodyRequest, "arrives">,
  ): CompiledUnit {
    const origin = originOf(piece.site);
    if (piece.does === "flatten") {
      const item = rest.place.names.number("v");
      const type = `af.ItemOf<${arrives.type}>`;
      const inner = this.#means.body({ ...rest, arrives: { values: [named(item)], type } });
      const each: StepPlan = {
        ...{ op: "each", origin, item, items: onlyOf(arrives), body: inner.steps },
      };
      return { steps: [each], leaves: inner.leaves };
    }
    const verdict = this.#means.ask(piece.predicate, arrives, { ...rest.place, wanted: value });
    const body = this.#means.body({ ...rest, arrives });
    const gate: StepPlan = { op: "if", origin, verdict: onlyOf(verdict.leaves), body: body.steps };
    return { steps: [...verdict.steps, gate], leaves: body.leaves };
  }

  #branch(piece: PieceOf<"branch">, arrives: Passing, place: Place): CompiledUnit {
    const origin = originOf(piece.site);
    const bound = bind(arrives, origin, place.names);
    const selected = this.#means.ask(piece.select, bound.leaves, { ...place, wanted: value });
    const result = outcome(place, origin);
    const inner = { ...place, wanted: result.wanted };
    const compiled = (pieces: readonly Piece[]) =>
      this.#means.body({ pieces, arrives: bound.leaves, place: inner });
    const cases = piece.branches.map(({ key, pieces }) => ({ key, body: compiled(pieces) }));
    const otherwise = piece.otherwise && compiled(piece.otherwise);
    const type = eitherOf([
      ...cases.map(({ body }) => body.leaves.type),
      ...(otherwise ? [otherwise.leaves.type] : []),
    ]);
    const branch: StepPlan = {
      ...{ op: "branch", origin, on: onlyOf(selected.leaves) },
      cases: cases.map(({ key, body }) => ({ key, body: body.steps })),
      ...(otherwise && { otherwise: otherwise.steps }),
    };
    const steps = [...bound.steps, ...selected.steps, ...result.declared(type), branch];
    return { steps, leaves: result.leaves(type) };
  }

  #repeat(piece: PieceOf<"repeat">, arrives: Passing, place: Place): CompiledUnit {
    const origin = originOf(piece.site);
    const { keepLast, times } = piece;
    const loop = this.#loop(piece.body, arrives, place, origin);
    const counter = place.names.number("i");
    const error = place.names.claim("error");
    const repeat: StepPlan = {
      ...{ op: "repeat", origin, counter, error, keepLast, body: loop.body },
      times: this.#means.counts.text(times, "repeat"),
    };
    return ended([...loop.declared, repeat], loop.leaves, place, origin);
  }

  #repeatWhile(piece: PieceOf<"repeatWhile">, arrives: Passing, place: Place): CompiledUnit {
    const origin = originOf(piece.site);
    const loop = this.#loop(piece.body, arrives, place, origin);
    const counter = place.names.number("i");
    const error = place.names.claim("error");
    const test = this.#means.ask(piece.predicate, loop.leaves, { ...place, wanted: value });
    const repeat: StepPlan = {
      ...{ op: "repeatWhile", origin, counter, error, body: loop.body },
      ...{ test: test.steps, verdict: onlyOf(test.leaves) },
      ...(piece.max && { max: this.#means.counts.text(piece.max, "max") }),
    };
    return ended([...loop.declared, repeat], loop.leaves, place, origin);
  }

  /** A variable that the body takes and sets. */
  #loop(pieces: readonly Piece[], arrives: Passing, place: Place, origin: string) {
    const name = place.names.number("v");
    const variable = named(name);
    const ending: EndingPlan = { by: "assign", name };
    const body = this.#means.body({
      pieces,
      arrives: { values: [variable], type: arrives.type },
      place: { ...place, wanted: { as: "end", ending } },
    });
    const type: TypeText = eitherOf([arrives.type, body.leaves.type]);
    const [first] = arrives.values;
    const declared: BodyPlan = [
      { op: "declare", origin, name, type, ...(first && { value: first }) },
    ];
    return { declared, body: body.steps, leaves: { values: [variable], type } };
  }

  #tap({ pieces, site }: PieceOf<"tap">, arrives: Passing, place: Place): CompiledUnit {
    const origin = originOf(site);
    const bound = bind(arrives, origin, place.names);
    const inner = { ...place, wanted: nothing };
    const { steps } = this.#means.body({ pieces, arrives: bound.leaves, place: inner });
    return ended([...bound.steps, ...steps], bound.leaves, place, origin);
  }

  #retry(piece: PieceOf<"retry">, arrives: Passing, place: Place): CompiledUnit {
    const attempt = place.names.claim("attempt");
    const call = place.call && { ...place.call, attempt };
    const { bound, body, asynchronous } = this.#function(piece, arrives, place, call);
    const policy = this.#means.policies.policy(piece.policy);
    const signal = place.call && { signal: place.call.signal };
    const origin = originOf(piece.site);
    const last = step(place, body.leaves.type, (ending): StepPlan => {
      const parameter = usesName(body.steps, attempt) ? attempt : "";
      const rest = { policy, parameter, asynchronous, body: body.steps };
      return { op: "retry", origin, ending, ...signal, ...rest };
    });
    return { steps: [...bound.steps, ...last.steps], leaves: last.leaves };
  }

  #timeLimit(piece: PieceOf<"timeout">, arrives: Passing, place: Place): CompiledUnit {
    const name = place.call ? place.names.claim("signal") : "run";
    const call = place.call && { ...place.call, signal: name };
    const { bound, body, asynchronous } = this.#function(piece, arrives, place, call);
    const limit = this.#means.policies.limit(piece.limit);
    const what = this.#means.nameOf(piece.body, place.flow);
    const parameter = place.call === undefined || usesName(body.steps, name) ? name : "";
    const signal = place.call && { signal: place.call.signal };
    const origin = originOf(piece.site);
    const last = step(place, body.leaves.type, (ending): StepPlan => {
      const rest = { limit, name: what, parameter, asynchronous, body: body.steps };
      return { op: "timeLimit", origin, ending, ...signal, ...rest };
    });
    return { steps: [...bound.steps, ...last.steps], leaves: last.leaves };
  }

  /** A body that is a function of its own. */
  #function(
    { body: pieces, site }: PieceOf<"retry" | "timeout">,
    arrives: Passing,
    place: Place,
    call: Place["call"],
  ) {
    const bound = bind(arrives, originOf(site), place.names);
    const inner: Place = { ...place, wanted: returned, ...(call && { call }) };
    const body = this.#means.body({ pieces, arrives: bound.leaves, place: inner });
    return { bound, body, asynchronous: place.call === undefined || isAsynchronous(body.steps) };
  }

  #recover(piece: PieceOf<"recover">, arrives: Passing, place: Place): CompiledUnit {
    const origin = originOf(piece.site);
    const error = place.names.claim("error");
    const bound = bind(arrives, origin, place.names);
    const result = outcome(place, origin);
    const body = this.#means.body({
      ...{ pieces: piece.body, arrives: bound.leaves },
      place: { ...place, wanted: caught(result.wanted) },
    });
    const handler = this.#means.body({
      ...{ pieces: piece.handler, arrives: { values: [named(error)], type: "any" } },
      place: { ...place, wanted: result.wanted },
    });
    const type = eitherOf([body.leaves.type, handler.leaves.type]);
    const recover: StepPlan = {
      ...{ op: "recover", origin, error, body: body.steps, handler: handler.steps },
    };
    const steps = [...bound.steps, ...result.declared(type), recover];
    return { steps, leaves: result.leaves(type) };
  }
}

function ended(steps: BodyPlan, leaves: Passing, place: Place, origin: string): CompiledUnit {
  const last = finish(leaves, place, origin);
  return { steps: [...steps, ...last.steps], leaves: last.leaves };
}

function onlyOf({ values: [value] }: Passing): ValuePlan {
  if (value === undefined) throw new Error("nothing arrives where a value is needed");
  return value;
}

/** Whether some call is given what a name stands for; names of one place are never parts of each other's. */
const usesName = (body: BodyPlan, name: string): boolean =>
  body.some((step) =>
    step.op === "call"
      ? step.arguments.some((each) => each.from === "call" && isNamed(each.text, name))
      : step.op !== "declare" && "signal" in step && step.signal === name
        ? true
        : bodiesOf(step).some((inner) => usesName(inner, name)),
  );

const isNamed = (text: string, name: string): boolean =>
  text === name || text.endsWith(`, ${name})`);
