import type ts from "typescript";
import type { MemberFact } from "../model/facts.js";
import { isPromise, signatureOf } from "./functions.js";
import { parametersWithMentions } from "./parameter-mentions.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { symbolAt, targetOf, unwrap } from "./symbols.js";

type Provided = Omit<MemberFact, "name" | "owner" | "site" | "removal">;

/** The argument of a provider function: a class by name, or a function that makes the value; of `value(…)` itself. */
export function readProvider(
  reading: Reading,
  kind: MemberFact["kind"],
  call: ts.CallExpression,
): Provided | string {
  const { ts, checker } = reading;
  const [argument] = call.arguments;
  if (argument === undefined)
    return kind === "value" ? "has no value" : "has neither a class nor a factory";
  if (ts.isSpreadElement(argument)) return "takes its class from a spread";
  if (kind === "value") return readValue(reading, call, argument);
  const given = unwrap(ts, argument);
  if (kind === "pool") return readPool(reading, call, given);
  if (ts.isClassExpression(given)) return "is made from a class without a name";
  const type = checker.getTypeAtLocation(given);
  const [construct] = checker.getSignaturesOfType(type, ts.SignatureKind.Construct);
  if (construct !== undefined) return readClass(reading, { kind, argument: given, construct });
  return readFactory(reading, kind, given);
}

/** A pool provides itself, whatever its connections are. */
function readPool(
  reading: Reading,
  call: ts.CallExpression,
  argument: ts.Expression,
): Provided | string {
  const { source } = Object(readFactory(reading, "pool", argument)) as Partial<Provided>;
  if (source === undefined) return `is opened by \`${argument.getText()}\`, which is no function`;
  const { type, typeText } = providedBy(reading, call, argument);
  return { kind: "pool", type, typeText, source };
}

/** Of the type that the call says, which may be wider than the argument's. */
function readValue(
  reading: Reading,
  call: ts.CallExpression,
  argument: ts.Expression,
): Provided | string {
  const source = { from: "value", argumentSite: siteOf(reading, argument) } as const;
  return { kind: "value", ...providedBy(reading, call, argument), source };
}

function providedBy(reading: Reading, call: ts.CallExpression, argument: ts.Expression) {
  const { checker, types } = reading;
  const create = checker.getPropertyOfType(checker.getTypeAtLocation(call), "create");
  const [signature] = create ? checker.getTypeOfSymbol(create).getCallSignatures() : [];
  const type = types.read(signature?.getReturnType() ?? checker.getTypeAtLocation(argument));
  return { type, typeText: types.textOf(type) };
}

interface GivenClass {
  readonly kind: MemberFact["kind"];
  readonly argument: ts.Expression;
  readonly construct: ts.Signature;
}

function readClass(reading: Reading, given: GivenClass): Provided | string {
  const { ts, types, classes } = reading;
  const { kind, argument } = given;
  const named = ts.isExpressionWithTypeArguments(argument) ? argument.expression : argument;
  const text = named.getText();
  if (symbolAt(reading, named) === undefined)
    return `is made from \`${text}\`, not from a named class`;
  const instance = given.construct.getReturnType();
  const key = classes.read(instance, kind);
  if (key === undefined)
    return `is made from \`${text}\`, which is not declared as a class: make it in a factory`;
  const type = types.read(instance);
  const source = { from: "class", class: key, argumentSite: siteOf(reading, argument) } as const;
  return { kind, type, typeText: types.textOf(type), source };
}

function readFactory(
  reading: Reading,
  kind: MemberFact["kind"],
  argument: ts.Expression,
): Provided | string {
  const { types, classes, checker } = reading;
  const signature = signatureOf(reading, argument);
  if (signature === undefined) {
    return `is made from \`${argument.getText()}\`, which is ${whatElse(reading, argument)}`;
  }
  const result = signature.getReturnType();
  const value = checker.getAwaitedType(result) ?? result;
  classes.read(value, kind);
  const type = types.read(value);
  const source = {
    from: "factory",
    parameters: parametersWithMentions(reading, signature),
    async: isPromise(reading, result),
    argumentSite: siteOf(reading, argument),
  } as const;
  return { kind, type, typeText: types.textOf(type), source };
}

function whatElse(reading: Reading, argument: ts.Expression): string {
  const { ts, checker } = reading;
  if (!ts.isIdentifier(argument) || symbolAt(reading, argument) !== undefined) {
    return "neither a class nor a function";
  }
  const types = checker.getSymbolsInScope(argument, ts.SymbolFlags.Type | ts.SymbolFlags.Alias);
  const type = types.find((each) => each.name === argument.text);
  return type !== undefined && targetOf(reading, type) !== undefined
    ? "a type only, not a class"
    : "not declared, or not exported";
}
