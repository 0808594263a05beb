import type ts from "typescript";
import type { FunctionFact, StepFact } from "../model/facts.js";
import type { TypeId } from "../model/types.js";
import { captureOf } from "./captures.js";
import { isInlineFunction, mayBePromise, signatureOf } from "./functions.js";
import { importOf } from "./imports.js";
import { textWithoutTypes } from "./inline-text.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { symbolAt, unwrap } from "./symbols.js";

/** `.reduce(fn, initial)`: both are copied into the wiring, or `fn` is exported. */
export function readReduce(reading: Reading, call: ts.CallExpression): StepFact | string {
  const [given, initial] = call.arguments;
  if (given === undefined) return "has no reducer";
  if (initial === undefined) return "has no initial value";
  const capture = captureOf(reading, initial);
  if (capture !== undefined) return `has an initial value that ${capture}`;
  const reducer = readFunction(reading, given);
  if (typeof reducer === "string") return reducer;
  return {
    op: "reduce",
    reducer,
    type: accumulatorOf(reading, given, initial),
    initial: initial.getText(),
    site: siteOf(reading, given),
  };
}

/** A function that is called but is no node; text says why it cannot be, as the end of a sentence. */
function readFunction(reading: Reading, given: ts.Expression): FunctionFact | string {
  const { ts, checker } = reading;
  const expression = unwrap(ts, given);
  const site = siteOf(reading, given);
  const result = signatureOf(reading, expression)?.getReturnType();
  if (result === undefined) return "has a reducer that is not a function";
  const async = mayBePromise(reading, result);
  const capture = captureOf(reading, expression);
  if (isInlineFunction(ts, expression)) {
    if (capture !== undefined) return `has a reducer that ${capture}`;
    return { form: "inline", text: textWithoutTypes(expression), async, site };
  }
  const symbol = checker.getSymbolAtLocation(expression) && symbolAt(reading, expression);
  const importFact = symbol && importOf(reading, symbol);
  if (importFact !== undefined) return { form: "exported", import: importFact, async, site };
  const text = expression.getText();
  if (capture === undefined) return { form: "inline", text, async, site };
  return `has a reducer \`${text}\` that is not exported`;
}

/** What the reducer returns; where that says nothing, the type of the initial value. */
function accumulatorOf(reading: Reading, reducer: ts.Expression, initial: ts.Expression): TypeId {
  const { ts, types, checker } = reading;
  const { Any, Unknown, Never } = ts.TypeFlags;
  const result = signatureOf(reading, reducer)?.getReturnType();
  const isTelling = result !== undefined && (result.flags & (Any | Unknown | Never)) === 0;
  if (isTelling) return types.readAwaited(checker.getWidenedType(result));
  return types.read(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(initial)));
}
