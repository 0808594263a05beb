import type { InlineFunction } from "./functions.js";

/** The text of a function without the types of its parameters and result, which may name what its copy cannot. */
export function textWithoutTypes(expression: InlineFunction): string {
  const source = expression.getSourceFile();
  const start = expression.getStart(source);
  let text = source.text.slice(start, expression.end);
  const types = [...expression.parameters.map((each) => each.type), expression.type];
  for (const type of types.reverse()) {
    if (type === undefined) continue;
    const colon = type.pos - 1 - start;
    text = text.slice(0, colon) + text.slice(type.end - start);
  }
  return text;
}
