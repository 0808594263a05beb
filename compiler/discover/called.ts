import type ts from "typescript";
import type { TargetFact } from "../model/facts.js";
import { mayBePromise, signatureOf } from "./functions.js";
import { importOf } from "./imports.js";
import { parametersOf } from "./parameters.js";
import { siteOf } from "./places.js";
import type { Refusal, StepReading } from "./steps.js";
import { symbolAt, unwrap } from "./symbols.js";
import { readTarget } from "./targets.js";

/** A selector or a predicate: a node, an inline function, or any exported one. `what` names it in a refusal. */
export function readCalled(
  reading: StepReading,
  given: ts.Expression | undefined,
  what: string,
): TargetFact | Refusal | string {
  if (given === undefined) return `has no ${what}`;
  const target = readTarget(reading, given);
  if (target.kind === "flow") return `has a flow as its ${what}`;
  if (target.kind !== "unknown" || target.cause !== "unmarked") return target;
  const exported = readExported(reading, given);
  if (exported !== undefined) return exported;
  const culprit = target.text;
  const reason = `has a ${what} \`${culprit}\` that is not exported`;
  return { cause: "unexported", reason, culprit, ...(target.repair && { repair: target.repair }) };
}

function readExported(reading: StepReading, given: ts.Expression): TargetFact | undefined {
  const expression = unwrap(reading.ts, given);
  const symbol = symbolAt(reading, expression);
  const importFact = symbol && importOf(reading, symbol);
  const signature = signatureOf(reading, expression);
  if (importFact === undefined || signature === undefined) return undefined;
  const result = signature.getReturnType();
  return {
    kind: "function",
    import: importFact,
    parameters: parametersOf(reading, signature),
    returns: reading.types.readAwaited(result),
    async: mayBePromise(reading, result),
    site: siteOf(reading, given),
  };
}
