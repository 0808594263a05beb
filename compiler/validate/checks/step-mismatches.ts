import { stepMismatch } from "../../diagnostics/flows.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import { type Arriving, inputMismatch, notIterable } from "../../model/flow-inputs.js";
import type { FlowInput, WiredStep } from "../../model/graph.js";
import { isItemwise } from "../../model/step-kinds.js";
import { typeText } from "../../model/type-lookup.js";
import type { TypeTable } from "../../model/types.js";
import { missingKeys } from "../aggregation.js";
import { type Edge, edgesOf, labelOf, leftOverOf, sentence } from "../edges.js";
import type { Check, Program } from "./check.js";

/** What arrives fits what takes it; to a first step the flow's inputs arrive. Where the count is wrong, that is said. */
export const stepMismatches: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    edgesOf(context)
      .filter(
        (edge) => missingKeys(edge, program.facts.types).length + leftOverOf(edge).length === 0,
      )
      .flatMap((edge) => judge(edge, program)),
  );

function judge(edge: Edge, program: Program): readonly Diagnostic[] {
  const { step, before, target, arriving } = edge;
  const { types } = program.facts;
  if (before !== undefined && arriving.length === 0) {
    const source = { type: step.arrives ?? "never", iterable: false };
    return [report(edge, sentence(notIterable(source, types)), { program })];
  }
  const isTaken = target.takes.length > 0 || isNothing(edge);
  if (!isTaken) return [report(edge, "it takes no input", { program })];
  return arriving.flatMap((value, at) => {
    const input = target.takes[at];
    const reason = input && inputMismatch(value, input, { types, oracle: program.oracle });
    if (input === undefined || reason === undefined) return [];
    return [report(edge, sentence(reason), { program, value, input })];
  });
}

/** After `void` nothing arrives; a first step without inputs gets none, except from a map. */
const isNothing = ({ step, before, arriving }: Edge): boolean =>
  before === undefined
    ? !isItemwise(step.fact)
    : arriving.every(({ type }) => type === "void" || type === "undefined" || type === "never");

interface Found {
  readonly program: Program;
  readonly value?: Arriving;
  readonly input?: FlowInput;
}

function report(edge: Edge, reason: string, { program, value, input }: Found): Diagnostic {
  const { target, before } = edge;
  const { types } = program.facts;
  const step = labelOf(target.fact);
  const what = before === undefined ? "The flow's input" : "What arrives";
  const help = [
    ...(before === undefined && value
      ? ["All targets of a first fan-out get the same inputs."]
      : []),
    ...(value && input ? [`${text(value, types)} arrives, ${text(input, types)} is taken.`] : []),
    "Change one of them, or put a node between the two.",
  ].join("\n");
  const taken = input ? [{ ...input.site, message: `${step} takes it as ${input.name}` }] : [];
  const related = [...originsOf(before, types), ...taken];
  return stepMismatch(target.fact.site, { what, step, reason }, { help, related });
}

const text = ({ type, iterable }: Arriving, types: TypeTable): string =>
  `${iterable ? "any iterable of " : ""}${typeText(types, type)}`;

/** What the step before gives. */
const originsOf = (before: WiredStep | undefined, types: TypeTable): readonly RelatedPlace[] =>
  (before?.targets ?? []).flatMap(({ fact, output }) =>
    output === undefined
      ? []
      : [{ ...fact.site, message: `${labelOf(fact)} gives ${typeText(types, output)}` }],
  );
