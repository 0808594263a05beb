import type ts from "typescript";
import type { FlowFact, StrayFlowFact } from "../model/facts.js";
import type { DeclarationKey } from "../model/types.js";
import { docComments, docsOf } from "./comments.js";
import { type FlowChain, readChain } from "./flow-chains.js";
import { keyOf, keyOfNode } from "./keys.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { readSteps, type StepReading } from "./steps.js";
import { readStrayFlows } from "./stray-flows.js";
import { isContext, isDeclaredOnly } from "./superclasses.js";
import { isTopLevelConst, symbolAt, unwrap } from "./symbols.js";
import { tagOf } from "./tags.js";

export interface Flows {
  readonly flows: readonly FlowFact[];
  readonly strayFlows: readonly StrayFlowFact[];
}

/** Every flow of a file, and every call of `flow` that does not become one, by place. */
export function readFlows(reading: StepReading, file: ts.SourceFile): Flows {
  const flows: FlowFact[] = [];
  const kept = new Set<ts.CallExpression>();
  for (const declaration of constantsOf(reading, file)) {
    const chain = declaration.initializer && readChain(reading, declaration.initializer);
    const context = chain && contextOf(reading, chain);
    if (chain === undefined || context === undefined) continue;
    kept.add(chain.root);
    flows.push(readFlow(reading, declaration, { chain, context }));
  }
  return { flows, strayFlows: readStrayFlows(reading, file, kept) };
}

function constantsOf(reading: Reading, file: ts.SourceFile): readonly ts.VariableDeclaration[] {
  return file.statements
    .filter(reading.ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .filter((each) => isTopLevelConst(reading, each) && reading.ts.isIdentifier(each.name));
}

/** The context class that a flow names, where it is written out. */
function contextOf(reading: Reading, { root }: FlowChain): DeclarationKey | undefined {
  const [argument] = root.arguments;
  const symbol = argument && symbolAt(reading, unwrap(reading.ts, argument));
  if (symbol === undefined || !isContext(reading, symbol)) return undefined;
  const isWritten = tagOf(reading, symbol) !== "context" && !isDeclaredOnly(reading, symbol);
  return isWritten ? keyOf(reading, symbol) : undefined;
}

function readFlow(
  reading: StepReading,
  declaration: ts.VariableDeclaration,
  { chain, context }: { readonly chain: FlowChain; readonly context: DeclarationKey },
): FlowFact {
  return {
    key: keyOfNode(reading, declaration),
    name: declaration.name.getText(),
    site: siteOf(reading, declaration.name),
    context,
    steps: chain.operators.flatMap((each) => readSteps(reading, each)),
    docs: docsOf(docComments(reading.ts, declaration)),
  };
}
