import { stepMismatch } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { type Arriving, inputMismatch, notIterable } from "../../model/flow-inputs.js";
import type { FlowInput } from "../../model/graph.js";
import { typeText } from "../../model/type-lookup.js";
import { missingKeys } from "../aggregation.js";
import { type Edge, edgesOf, labelOf } from "../edges.js";
import type { Check, Program } from "./check.js";

/** What arrives fits what takes it; to a first step the flow's inputs arrive. */
export const stepMismatches: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    edgesOf(context)
      .filter((edge) => missingKeys(edge, program.facts.types).length === 0)
      .flatMap((edge) => judge(edge, program)),
  );

function judge(edge: Edge, program: Program): readonly Diagnostic[] {
  const { step, before, target, arriving } = edge;
  const { types } = program.facts;
  if (before !== undefined && arriving.length === 0) {
    const source = { type: step.arrives ?? "never", iterable: false };
    return [report(edge, `it ${notIterable(source, types)}`, [])];
  }
  const isTaken = target.takes.length > 0 || isNothing(edge);
  if (!isTaken) return [report(edge, "it takes no input", [])];
  return arriving.flatMap((value, at) => {
    const input = target.takes[at];
    const reason = input && inputMismatch(value, input, { types, oracle: program.oracle });
    if (input === undefined || reason === undefined) return [];
    const text = reason.startsWith("is ") ? `it ${reason}` : reason;
    return [report(edge, text, [sides({ value, input, program })], input)];
  });
}

/** After `void` nothing arrives; a first step without inputs gets none, except from a map. */
const isNothing = ({ step, before, arriving }: Edge): boolean =>
  before === undefined
    ? step.fact.op !== "map"
    : arriving.every(({ type }) => type === "void" || type === "undefined" || type === "never");

interface Sides {
  readonly value: Arriving;
  readonly input: FlowInput;
  readonly program: Program;
}

function sides({ value, input, program: { facts } }: Sides): string {
  const text = ({ type, iterable }: Arriving): string =>
    `${iterable ? "any iterable of " : ""}${typeText(facts.types, type)}`;
  return `${text(value)} arrives, ${text(input)} is taken.`;
}

function report(
  { target, before }: Edge,
  reason: string,
  lines: readonly string[],
  input?: FlowInput,
): Diagnostic {
  const step = labelOf(target.fact);
  const what = before === undefined ? "The flow's input" : "What arrives";
  const help = [...lines, "Change one of them, or put a node between the two."].join("\n");
  const related = input ? [{ ...input.site, message: `${step} takes it as ${input.name}` }] : [];
  return stepMismatch(target.fact.site, { what, step, reason }, { help, related });
}
