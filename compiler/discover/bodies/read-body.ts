import type ts from "typescript";
import type {
  BlockingFact,
  CallFact,
  ChangeFact,
  LockFact,
  PlaceFact,
  UseFact,
} from "../../model/bodies.js";
import { siteOf } from "../places.js";
import { asynchronyOf } from "./asynchrony.js";
import { blockingAt } from "./blocking.js";
import type { Body } from "./body.js";
import type { BodyReading } from "./body-reading.js";
import { type BodyScope, scopeOf } from "./body-scope.js";
import { callAt } from "./calls.js";
import { changeAt } from "./changes.js";
import { escapesOf } from "./escapes.js";
import { handedOnAt } from "./handed-on.js";
import { lockAt } from "./locks.js";
import type { OpenBody, VariableMention } from "./open-body.js";
import { useAt } from "./uses.js";
import { placeOf } from "./value-places.js";
import { variableAt } from "./variables.js";

export function readBody(reading: BodyReading, body: Body, guarded: boolean): OpenBody {
  const scope = scopeOf(reading, body);
  const collected = collect(scope);
  const asynchrony = guarded ? asynchronyOf(reading, body) : undefined;
  return {
    key: body.key,
    kind: body.kind,
    name: body.name,
    site: siteOf(reading, body.head),
    parameters: (body.owner?.parameters ?? []).map((each) => each.name.getText()),
    ...{ ...collected, returns: returnsOf(scope) },
    ...(asynchrony && { asynchrony }),
    escapes: guarded ? escapesOf(scope) : [],
  };
}

type Collected = Pick<
  OpenBody,
  "changes" | "calls" | "variables" | "blocking" | "uses" | "locks" | "handedOn"
>;

/** One walk for all that stands in single expressions and statements. */
function collect(scope: BodyScope): Collected {
  const { reading, body } = scope;
  const { ts } = reading;
  const found = {
    changes: [] as ChangeFact[],
    calls: [] as CallFact[],
    variables: [] as VariableMention[],
    blocking: [] as BlockingFact[],
    uses: [] as UseFact[],
    locks: [] as LockFact[],
    handedOn: [] as PlaceFact[],
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) note(found.variables, variableAt(scope, node));
    if (!mayAct(ts, node)) return;
    note(found.changes, changeAt(scope, node));
    const lock = lockAt(scope, node);
    if (lock !== undefined) found.locks.push(lock.lock);
    found.uses.push(...(lock?.uses ?? []));
    const call = lock === undefined ? callAt(scope, node) : lock.call;
    note(found.calls, call);
    if (call === undefined && lock === undefined) found.handedOn.push(...handedOnAt(scope, node));
    note(found.variables, variableAt(scope, node));
    note(found.blocking, blockingAt(reading, node));
    note(found.uses, useAt(scope, node));
    ts.forEachChild(node, visit);
  };
  for (const each of body.nodes) visit(each);
  return found;
}

/** Punctuation, literals and types do nothing, and neither does anything in them. */
const mayAct = ({ SyntaxKind }: BodyReading["ts"], { kind }: ts.Node): boolean =>
  kind >= SyntaxKind.FirstNode &&
  (kind < SyntaxKind.FirstTypeNode || kind > SyntaxKind.LastTypeNode);

function note<T>(found: T[], each: T | undefined): void {
  if (each !== undefined) found.push(each);
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
