import type ts from "typescript";
import type { Reading } from "./reading.js";
import { unwrap } from "./symbols.js";

/** Names of parameters, by what holds their value. */
type Kept = ReadonlyMap<string, string>;

/**
 * The fields that are given a parameter of the constructor as it comes: by a parameter property, by
 * `this.field = parameter`, or by a base class that is passed the parameter. `chain` has bases first.
 */
export function keptParameters(
  { ts }: Pick<Reading, "ts">,
  chain: readonly ts.ClassLikeDeclaration[],
): Kept {
  const kept = new Map<string, string>();
  let names: Kept | undefined;
  for (const declaration of [...chain].reverse()) {
    const creation = declaration.members.find(
      (each) => ts.isConstructorDeclaration(each) && each.body !== undefined,
    ) as ts.ConstructorDeclaration | undefined;
    if (creation === undefined) continue;
    const own = namesOf(ts, creation, names);
    for (const [field, name] of keptBy(ts, creation, own)) {
      if (!kept.has(field)) kept.set(field, name);
    }
    names = passedOn(ts, creation, own);
  }
  return kept;
}

/** What the outermost constructor calls each parameter. `passed` has it by position. */
function namesOf(
  { isIdentifier }: Reading["ts"],
  { parameters }: ts.ConstructorDeclaration,
  passed: Kept | undefined,
): Kept {
  const names = new Map<string, string>();
  parameters.forEach(({ name }, at) => {
    const outer = passed === undefined ? name.getText() : passed.get(String(at));
    if (isIdentifier(name) && outer !== undefined) names.set(name.text, outer);
  });
  return names;
}

function keptBy(ts: Reading["ts"], creation: ts.ConstructorDeclaration, names: Kept): Kept {
  const kept = new Map<string, string>();
  const keep = (field: string, parameter: string): void => {
    const name = names.get(parameter);
    if (name !== undefined) kept.set(field, name);
  };
  for (const each of creation.parameters) {
    const isProperty = ts.isParameterPropertyDeclaration(each, creation);
    if (isProperty && ts.isIdentifier(each.name)) keep(each.name.text, each.name.text);
  }
  for (const expression of expressionsOf(ts, creation)) {
    if (!ts.isBinaryExpression(expression)) continue;
    const { left, operatorToken } = expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isOwnProperty(ts, left)) continue;
    const right = unwrap(ts, expression.right);
    if (ts.isIdentifier(right)) keep(left.name.text, right.text);
  }
  return kept;
}

const isOwnProperty = (
  ts: Reading["ts"],
  node: ts.Expression,
): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;

/** By the position of the base constructor's parameter. */
function passedOn(ts: Reading["ts"], creation: ts.ConstructorDeclaration, names: Kept): Kept {
  const passed = new Map<string, string>();
  const call = expressionsOf(ts, creation).find(
    (each): each is ts.CallExpression =>
      ts.isCallExpression(each) && each.expression.kind === ts.SyntaxKind.SuperKeyword,
  );
  call?.arguments.forEach((argument, at) => {
    const value = unwrap(ts, argument);
    const name = ts.isIdentifier(value) ? names.get(value.text) : undefined;
    if (name !== undefined) passed.set(String(at), name);
  });
  return passed;
}

const expressionsOf = (
  ts: Reading["ts"],
  { body }: ts.ConstructorDeclaration,
): readonly ts.Expression[] =>
  (body?.statements ?? []).flatMap((each) =>
    ts.isExpressionStatement(each) ? [each.expression] : [],
  );
