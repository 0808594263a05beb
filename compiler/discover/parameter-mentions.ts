import type ts from "typescript";
import type { MentionFact, ParameterFact } from "../model/named-facts.js";
import { calledParameters } from "./called-parameters.js";
import { isMemberName, namesIn, symbolOfName } from "./names.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { removingParameter } from "./repairs/parameter-edits.js";

/** The parameters of a function of the user's, and where it uses them. */
export function parametersWithMentions(
  reading: Reading,
  signature: ts.Signature | undefined,
): readonly ParameterFact[] {
  const parameters = calledParameters(reading, signature);
  const declaration = signature?.getDeclaration();
  if (parameters.length === 0 || declaration === undefined || !hasBody(declaration))
    return parameters;
  const names = namesIn(reading, declaration);
  if (names.has("arguments")) return parameters;
  const taken = [...names.keys()];
  return parameters.map((each, index) => {
    const parameter = declaration.parameters[index];
    return parameter === undefined || !isRenamable(reading, each, parameter)
      ? each
      : {
          ...each,
          mentions: mentionsOf(reading, parameter, names.get(each.name) ?? []),
          taken,
          removal: removingParameter(reading, parameter),
        };
  });
}

const hasBody = (declaration: ts.SignatureDeclaration): boolean =>
  "body" in declaration && declaration.body !== undefined;

/** A parameter property is a field, which others may use. */
const isRenamable = (
  { ts }: Reading,
  { form }: ParameterFact,
  declaration: ts.ParameterDeclaration,
): boolean =>
  form === "plain" && !ts.isParameterPropertyDeclaration(declaration, declaration.parent);

function mentionsOf(
  reading: Reading,
  { name }: ts.ParameterDeclaration,
  found: readonly ts.Identifier[],
): readonly MentionFact[] {
  const symbol = reading.checker.getSymbolAtLocation(name);
  return found
    .filter((each) => each !== name && !isMemberName(reading, each))
    .filter((each) => symbolOfName(reading, each) === symbol)
    .map((each) => ({
      site: siteOf(reading, each),
      shorthand: reading.ts.isShorthandPropertyAssignment(each.parent),
    }));
}
