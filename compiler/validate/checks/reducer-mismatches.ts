import { stepMismatch } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { StepFact } from "../../model/facts.js";
import type { Site } from "../../model/site.js";
import { typeText } from "../../model/type-lookup.js";
import type { TypeId } from "../../model/types.js";
import { sentence } from "../edges.js";
import type { Check, Program } from "./check.js";

type Reduce = Extract<StepFact, { op: "reduce" }>;

/** Results are folded in parts: a reducer takes on both sides what it returns, and items on the right. */
export const reducerMismatches: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    context.flows.flatMap(({ steps }) =>
      steps.flatMap(({ fact, arrives }) =>
        fact.op === "reduce" && arrives !== undefined ? judge(fact, arrives, program) : [],
      ),
    ),
  );

/** The first that does not fit: the others follow from it. */
function judge(reduce: Reduce, item: TypeId, program: Program): readonly Diagnostic[] {
  const { site, initialSite, takes, returns, initialType } = reduce;
  const [left, right] = takes;
  const found = [
    side({ what: "What arrives", site, from: item, to: right }, program),
    side({ what: "The initial value", site: initialSite, from: initialType, to: left }, program),
    side({ what: "What it returns", site, from: returns, to: left }, program),
    side({ what: "A partial result", site, from: returns, to: right }, program),
  ];
  return found.flat().slice(0, 1);
}

interface Side {
  readonly what: string;
  readonly site: Site;
  readonly from: TypeId;
  /** Absent when the reducer does not take it. */
  readonly to: TypeId | undefined;
}

function side({ what, site, from, to }: Side, { facts, oracle }: Program): readonly Diagnostic[] {
  const found = to === undefined ? undefined : oracle.mismatch(from, to);
  if (to === undefined || found === undefined) return [];
  const { types } = facts;
  const reason = sentence(found);
  const help = `${typeText(types, from)} arrives, ${typeText(types, to)} is taken.\nA reducer takes two results and returns one: the results are folded in parts.`;
  return [stepMismatch(site, { what, step: "this reducer", reason }, { help })];
}
