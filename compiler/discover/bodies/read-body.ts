import type ts from "typescript";
import type { BodyFact, CallFact, ChangeFact, PlaceFact } from "../../model/bodies.js";
import { siteOf } from "../places.js";
import type { Reading } from "../reading.js";
import { asynchronyOf } from "./asynchrony.js";
import type { Body } from "./body.js";
import { type BodyScope, scopeOf } from "./body-scope.js";
import { callAt } from "./calls.js";
import { changeAt } from "./changes.js";
import { escapesOf } from "./escapes.js";
import { placeOf } from "./value-places.js";

export function readBody(reading: Reading, body: Body, guarded: boolean): BodyFact {
  const { ts } = reading;
  const scope = scopeOf(reading, body);
  const changes: ChangeFact[] = [];
  const calls: CallFact[] = [];
  const visit = (node: ts.Node): void => {
    const change = changeAt(scope, node);
    if (change !== undefined) changes.push(change);
    const call = callAt(scope, node);
    if (call !== undefined) calls.push(call);
    ts.forEachChild(node, visit);
  };
  for (const each of body.nodes) visit(each);
  const asynchrony = guarded ? asynchronyOf(reading, body) : undefined;
  return {
    key: body.key,
    kind: body.kind,
    name: body.name,
    site: siteOf(reading, body.head),
    parameters: (body.owner?.parameters ?? []).map((each) => each.name.getText()),
    ...{ changes, calls, returns: returnsOf(scope) },
    ...(asynchrony && { asynchrony }),
    escapes: guarded ? escapesOf(scope) : [],
  };
}

/** What leaves the body itself; functions inside it return to somebody in it. */
function returnsOf(scope: BodyScope): readonly PlaceFact[] {
  const { ts } = scope.reading;
  const { owner } = scope.body;
  const found: PlaceFact[] = [];
  const note = (value: ts.Expression | undefined): void => {
    const place = value && placeOf(scope, value);
    if (place !== undefined) found.push(place);
  };
  const visit = (node: ts.Node): void => {
    if (node !== owner && ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) note(node.expression);
    ts.forEachChild(node, visit);
  };
  if (owner?.body !== undefined && ts.isArrowFunction(owner) && !ts.isBlock(owner.body)) {
    note(owner.body);
  } else if (owner !== undefined) visit(owner);
  return found;
}
