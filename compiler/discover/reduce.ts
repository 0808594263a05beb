import type ts from "typescript";
import type { FunctionFact, StepFact } from "../model/facts.js";
import type { TypeId } from "../model/types.js";
import { captureOf } from "./captures.js";
import { isInlineFunction, mayBePromise, signatureOf } from "./functions.js";
import { importOf } from "./imports.js";
import { textWithoutTypes } from "./inline-text.js";
import { parametersOf } from "./parameters.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { exporting } from "./repairs/exporting.js";
import type { Refusal } from "./steps.js";
import { declarationOf, symbolAt, unwrap } from "./symbols.js";

/** `.reduce(fn, initial)`: both are copied into the wiring, or `fn` is exported. */
export function readReduce(reading: Reading, call: ts.CallExpression): StepFact | Refusal | string {
  const [given, initial] = call.arguments;
  if (given === undefined) return "has no reducer";
  if (initial === undefined) return "has no initial value";
  const capture = captureOf(reading, initial);
  if (capture !== undefined) {
    return { cause: "captures", reason: `has an initial value that ${capture}` };
  }
  const reducer = readFunction(reading, given);
  if (typeof reducer === "string" || "cause" in reducer) return reducer;
  return {
    ...{ op: "reduce", reducer, type: accumulatorOf(reading, given, initial) },
    ...signatureFacts(reading, given),
    initial: initial.getText(),
    initialType: reading.types.read(reading.checker.getTypeAtLocation(initial)),
    initialSite: siteOf(reading, initial),
    site: siteOf(reading, given),
  };
}

function signatureFacts(reading: Reading, given: ts.Expression) {
  const { types, checker } = reading;
  const signature = signatureOf(reading, given);
  const taken = parametersOf(reading, signature).filter((each) => each.form === "plain");
  const result = signature?.getReturnType() ?? checker.getAnyType();
  return { takes: taken.slice(0, 2).map((each) => each.type), returns: types.readAwaited(result) };
}

/** A function that is called but is no node; text says why it cannot be, as the end of a sentence. */
function readFunction(reading: Reading, given: ts.Expression): FunctionFact | Refusal | string {
  const { ts, checker } = reading;
  const expression = unwrap(ts, given);
  const site = siteOf(reading, given);
  const result = signatureOf(reading, expression)?.getReturnType();
  if (result === undefined) return "has a reducer that is not a function";
  const async = mayBePromise(reading, result);
  const capture = captureOf(reading, expression);
  if (isInlineFunction(ts, expression)) {
    if (capture !== undefined) {
      return { cause: "captures", reason: `has a reducer that ${capture}` };
    }
    return { form: "inline", text: textWithoutTypes(expression), async, site };
  }
  const symbol = checker.getSymbolAtLocation(expression) && symbolAt(reading, expression);
  const importFact = symbol && importOf(reading, symbol);
  if (importFact !== undefined) return { form: "exported", import: importFact, async, site };
  const text = expression.getText();
  if (capture === undefined) return { form: "inline", text, async, site };
  const reason = `has a reducer \`${text}\` that is not exported`;
  const declaration = symbol && declarationOf(reading, symbol);
  const edits = repair(declaration && exporting(reading, declaration));
  return { cause: "unexported", reason, culprit: text, ...edits };
}

/** What the reducer takes first, else what it returns, else what the initial value is. */
function accumulatorOf(reading: Reading, reducer: ts.Expression, initial: ts.Expression): TypeId {
  const { types, checker } = reading;
  const signature = signatureOf(reading, reducer);
  const taken = signature && firstParameterOf(reading, signature);
  if (taken !== undefined && isTelling(reading, taken)) return types.read(taken);
  const returned = signature && checker.getWidenedType(signature.getReturnType());
  if (returned !== undefined && isTelling(reading, returned)) return types.readAwaited(returned);
  return types.read(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(initial)));
}

function firstParameterOf({ ts, checker }: Reading, signature: ts.Signature): ts.Type | undefined {
  const [parameter] = signature.parameters;
  const declaration = parameter?.valueDeclaration;
  if (parameter === undefined || declaration === undefined) return undefined;
  const isRest = ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
  return isRest ? undefined : checker.getTypeOfSymbol(parameter);
}

const isTelling = ({ ts }: Reading, { flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) === 0;
