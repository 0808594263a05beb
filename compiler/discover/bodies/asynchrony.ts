import type ts from "typescript";
import type { AsynchronyFact } from "../../model/bodies.js";
import { isPromise } from "../functions.js";
import { siteOf } from "../places.js";
import type { Body } from "./body.js";
import type { BodyReading } from "./body-reading.js";

/** The first thing in a body that goes on after it has ended. */
export function asynchronyOf(reading: BodyReading, body: Body): AsynchronyFact | undefined {
  const written = body.owner && signOf(reading, body.owner);
  return written ?? inside(reading, body) ?? promiseOf(reading, body);
}

/** The word or the star that says so. */
function signOf(
  reading: BodyReading,
  owner: ts.FunctionLikeDeclaration,
): AsynchronyFact | undefined {
  const { ts } = reading;
  const word = ts.canHaveModifiers(owner)
    ? ts.getModifiers(owner)?.find((each) => each.kind === ts.SyntaxKind.AsyncKeyword)
    : undefined;
  if (word !== undefined) return { kind: "async", site: siteOf(reading, word) };
  const { asteriskToken: star } = owner;
  return star && { kind: "generator", site: siteOf(reading, star) };
}

function inside(reading: BodyReading, body: Body): AsynchronyFact | undefined {
  const { ts } = reading;
  const search = (node: ts.Node): AsynchronyFact | undefined => {
    if (node !== body.owner && isInline(reading, node)) {
      const sign = signOf(reading, node);
      if (sign?.kind === "async") return { ...sign, kind: "inner" };
    }
    return chainAt(reading, node) ?? ts.forEachChild(node, search);
  };
  for (const each of body.nodes) {
    const found = search(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isInline = ({ ts }: BodyReading, node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node);

const links: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

function chainAt(reading: BodyReading, node: ts.Node): AsynchronyFact | undefined {
  const { ts, checker } = reading;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const { name, expression } = node.expression;
  if (!links.has(name.text) || !isPromise(reading, checker.getTypeAtLocation(expression))) {
    return undefined;
  }
  return { kind: "chain", site: siteOf(reading, name) };
}

function promiseOf(reading: BodyReading, body: Body): AsynchronyFact | undefined {
  const isMethod = body.kind === "method" || body.kind === "getter" || body.kind === "callback";
  const signature =
    isMethod && body.owner && reading.checker.getSignatureFromDeclaration(body.owner);
  if (!signature || !isPromise(reading, signature.getReturnType())) return undefined;
  return { kind: "promise", site: siteOf(reading, body.head) };
}
