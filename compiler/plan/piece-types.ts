import type { ParameterFact } from "../model/facts.js";
import type { WiredNode } from "../model/graph.js";
import { access } from "../model/identifiers.js";
import type { ParameterPlan, TypeText } from "../model/plan.js";
import type { DeclarationKey } from "../model/types.js";
import type { Counts } from "./counts.js";
import type { Functions } from "./functions.js";
import type { Callees, Piece, PieceOf } from "./pieces.js";
import type { Policies } from "./policies.js";
import type { Scope } from "./scope.js";

/** What a compiled flow takes and gives. */
export interface FlowSignature {
  readonly parameters: readonly ParameterPlan[];
  readonly returns: TypeText;
}

/** The state of planning the flows of one context. */
export interface FlowScope extends Scope, Callees {
  readonly functions: Functions;
  readonly counts: Counts;
  readonly policies: Policies;
  /** Of the flows compiled so far: callees come before callers. */
  readonly signatures: Map<DeclarationKey, FlowSignature>;
}

/** The inputs that a piece takes of what arrives; their names are wishes. */
export function inputsOf(piece: Piece, scope: FlowScope): readonly ParameterPlan[] {
  switch (piece.does) {
    case "call":
      return nodeInputs(piece.node, scope);
    case "inline":
      return piece.inline.parameters.map((each) => ({
        name: each.name,
        type: scope.types.spelled(each.type) ?? "any",
        optional: each.optional,
      }));
    case "flow":
      return signatureOf(piece.flow.flow.key, scope).parameters;
    case "fanOut":
      return widest(piece.branches.map(({ pieces }) => firstInputs(pieces, scope)));
    case "branch":
      return widest(headsOf(piece).map((pieces) => firstInputs(pieces, scope)));
    case "repeat":
    case "repeatWhile":
    case "retry":
    case "timeout":
    case "recover":
      return firstInputs(piece.body, scope);
    case "tap":
      return firstInputs(piece.pieces, scope);
    case "filter":
      return inputsOf(piece.predicate, scope);
    case "flatten":
      return [{ name: "items", type: "any", optional: false }];
    case "map": {
      const [item] = firstInputs(piece.stages[0]?.each ?? [], scope);
      const type = `af.Items<${item?.type ?? "unknown"}>`;
      return [{ name: item?.name ?? "items", type, optional: false }];
    }
  }
}

/** What may come first in a table of branches. */
const headsOf = ({ select, branches, otherwise = [] }: PieceOf<"branch">) => [
  [select],
  ...branches.map((each) => each.pieces),
  otherwise,
];

export const firstInputs = (
  pieces: readonly Piece[],
  scope: FlowScope,
): readonly ParameterPlan[] => (pieces[0] === undefined ? [] : inputsOf(pieces[0], scope));

/** How many values a piece takes of what arrives. */
export function takesOf(piece: Piece): number {
  switch (piece.does) {
    case "call":
      return piece.node.inputs.length;
    case "inline":
      return piece.inline.parameters.length;
    case "flow":
      return piece.flow.inputs.length;
    case "fanOut":
      return widestOf(piece.branches.map((each) => each.pieces));
    case "branch":
      return widestOf(headsOf(piece));
    case "recover":
    case "retry":
    case "timeout":
      return takesOfFirst(piece.body);
    default:
      return 1;
  }
}

const widestOf = (all: readonly (readonly Piece[])[]): number =>
  all.reduce((widest, pieces) => Math.max(widest, takesOfFirst(pieces)), 0);

export const takesOfFirst = ([first]: readonly Piece[]): number =>
  first === undefined ? 0 : takesOf(first);

/** The targets of a fan-out get the same inputs; one may ignore the last ones. */
const widest = (all: readonly (readonly ParameterPlan[])[]): readonly ParameterPlan[] =>
  all.reduce((widest, each) => (each.length > widest.length ? each : widest), []);

function nodeInputs({ node, parameters }: WiredNode, scope: FlowScope): readonly ParameterPlan[] {
  const inputs: ParameterPlan[] = [];
  parameters.forEach(({ parameter, resolution }, at) => {
    if (resolution.kind !== "input") return;
    const fallback = parameterType(calleeOf({ node }, scope), parameter, at);
    inputs[resolution.index] = {
      name: parameter.name,
      type: scope.types.of(parameter.type, fallback),
      optional: parameter.optional,
    };
  });
  return inputs;
}

/** Lets types without a text of their own be read off the nodes that have them. */
export function learnTypes({ graph, types, imports }: Scope): void {
  for (const { node } of graph.nodes) {
    const callee = calleeOf({ node }, { imports });
    types.learn(node.returns, `Awaited<ReturnType<typeof ${callee}>>`);
    node.parameters.forEach((each, at) => {
      if (each.optional || each.form === "rest") return;
      types.learn(each.type, parameterType(callee, each, at));
    });
  }
}

/** Read off the function. A rest parameter's is all of what follows, which only the first place can say. */
function parameterType(callee: string, { form }: ParameterFact, at: number): TypeText {
  if (form !== "rest") return `Parameters<typeof ${callee}>[${at}]`;
  return at === 0 ? `Parameters<typeof ${callee}>` : "any[]";
}

/** `m1.countWords`. */
export function calleeOf(
  { node }: Pick<WiredNode, "node">,
  { imports }: Pick<Scope, "imports">,
): string {
  if (node.import === undefined) throw new Error(`${node.name} is not exported`);
  return `${imports.namespace(node.import)}${access(node.import.name)}`;
}

/** What a node gives, awaited. */
export const outputOf = ({ node }: WiredNode, scope: Scope): TypeText =>
  scope.types.of(node.returns, `Awaited<ReturnType<typeof ${calleeOf({ node }, scope)}>>`);

export function signatureOf(key: DeclarationKey, { signatures }: FlowScope): FlowSignature {
  const signature = signatures.get(key);
  if (signature === undefined) throw new Error(`${key} is used before it is compiled`);
  return signature;
}
