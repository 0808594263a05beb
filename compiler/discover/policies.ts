import type ts from "typescript";
import type { ImportFact, LimitFact, PolicyEntryFact, PolicyFact } from "../model/facts.js";
import { policyOptions } from "../model/options.js";
import { captureOf } from "./captures.js";
import { isInlineFunction } from "./functions.js";
import { importOf } from "./imports.js";
import { textWithoutTypes } from "./inline-text.js";
import { constantOf } from "./literals.js";
import { expressionOf, optionsOf, unknownOption } from "./option-literals.js";
import { siteOf } from "./places.js";
import type { Refusal } from "./steps.js";
import { symbolAt, unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** A retry policy; text says why it cannot be read, as the end of a sentence. */
export function readPolicy(view: ProgramView, given: ts.Expression): PolicyFact | Refusal | string {
  const site = siteOf(view, given);
  const named = importAt(view, given);
  if (named !== undefined) return { import: named, entries: [], site };
  const properties = optionsOf(view, given);
  if (typeof properties === "string")
    return "has a policy that is neither written out nor exported";
  const entries: PolicyEntryFact[] = [];
  for (const [name, property] of properties) {
    const value = expressionOf(view, property);
    if (!policyOptions.includes(name)) return unknownOption(view, name, property);
    const entry = value && readEntry(view, name, value);
    if (entry === undefined)
      return `has an option \`${name}\` that is neither written out nor exported`;
    entries.push(entry);
  }
  return { entries, site };
}

/** A time limit. */
export function readLimit(view: ProgramView, given: ts.Expression): LimitFact | undefined {
  const known = numberOrText(view, given);
  const from = known === undefined ? importAt(view, given) : undefined;
  if (known === undefined && from === undefined) return undefined;
  return {
    ...(known !== undefined ? { value: known } : { import: from! }),
    site: siteOf(view, given),
  };
}

function readEntry(
  view: ProgramView,
  name: string,
  given: ts.Expression,
): PolicyEntryFact | undefined {
  const place = { name, site: siteOf(view, given) };
  if (name !== "on") {
    const { value, import: from } = readLimit(view, given) ?? {};
    if (value !== undefined) return { ...place, value };
    return from && { ...place, import: from };
  }
  const expression = unwrap(view.ts, given);
  if (isInlineFunction(view.ts, expression)) {
    const captured = captureOf(view, expression) !== undefined;
    return captured ? undefined : { ...place, text: textWithoutTypes(expression) };
  }
  const from = importAt(view, expression);
  if (from !== undefined) return { ...place, import: from };
  const classes = view.ts.isArrayLiteralExpression(expression)
    ? expression.elements.map((each) => classAt(view, each))
    : [undefined];
  return classes.every((each) => each !== undefined) ? { ...place, classes } : undefined;
}

function numberOrText(view: ProgramView, given: ts.Expression): number | string | undefined {
  const { ts } = view;
  const expression = unwrap(ts, given);
  const isMinus =
    ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.MinusToken;
  const value = constantOf(view, isMinus ? expression.operand : expression);
  if (typeof value === "number") return isMinus ? -value : value;
  return typeof value === "string" ? value : undefined;
}

function importAt(view: ProgramView, given: ts.Expression): ImportFact | undefined {
  const symbol = symbolAt(view, unwrap(view.ts, given));
  return symbol && importOf(view, symbol);
}

/** An exported class, or the name of one of the language's. */
function classAt(view: ProgramView, given: ts.Expression): ImportFact | string | undefined {
  const symbol = symbolAt(view, unwrap(view.ts, given));
  const isLanguage = (symbol?.declarations ?? []).some((each) =>
    view.program.isSourceFileDefaultLibrary(each.getSourceFile()),
  );
  if (symbol === undefined || isLanguage) return symbol?.name;
  return importOf(view, symbol);
}
