import { configured } from "./configured.js";
import { discover } from "./discover/discover.js";
import type { CompileInput } from "./discover/input.js";
import { emit } from "./emit/emit.js";
import { emitBroken } from "./emit/emit-broken.js";
import type { Diagnostic } from "./model/diagnostic.js";
import type { ContextFact, ProgramFacts } from "./model/facts.js";
import type { Graph } from "./model/graph.js";
import type { Output } from "./model/output.js";
import type { WiringPlan } from "./model/plan.js";
import type { CompileOptions } from "./options.js";
import { planBroken } from "./plan/broken.js";
import { plan } from "./plan/plan.js";
import { resolve } from "./resolve/resolve.js";
import { sortedAndCut } from "./sorted-and-cut.js";
import { validate } from "./validate/validate.js";

export type { Output } from "./model/output.js";

export interface CompileResult {
  readonly outputs: readonly Output[];
  /** By file and place; at most `maxErrors`. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there are. */
  readonly omitted: number;
  readonly facts: ProgramFacts;
  readonly graph: Graph;
  /** Empty when there are errors. */
  readonly plans: readonly WiringPlan[];
}

export type VersionedOptions = CompileOptions & { readonly version: string };

/** The whole pipeline: discover, resolve, validate, plan, emit. A context that no flow uses has no output. */
export function compile(input: CompileInput, options: VersionedOptions): CompileResult {
  const { facts, oracle } = discover(input);
  const graph = resolve(facts, oracle);
  const { version, maxErrors, rules = {}, problems = [] } = options;
  const all = configured(validate({ facts, graph, oracle }), rules);
  const found = sortedAndCut([...problems, ...all], maxErrors);
  const errors = found.diagnostics.filter((each) => each.severity === "error");
  if (errors.length > 0) {
    return {
      ...found,
      facts,
      graph,
      plans: [],
      outputs: broken({ facts, graph, errors, version }),
    };
  }
  const plans = plan(graph, facts, version);
  return { ...found, facts, graph, plans, outputs: plans.map(emit) };
}

interface BrokenProgram {
  readonly facts: ProgramFacts;
  readonly graph: Graph;
  readonly errors: readonly Diagnostic[];
  readonly version: string;
}

/** One module a file of contexts. */
function broken({ facts, graph, errors, version }: BrokenProgram): readonly Output[] {
  const byFile = new Map<string, ContextFact[]>();
  for (const { context } of graph.contexts) {
    byFile.set(context.file, [...(byFile.get(context.file) ?? []), context]);
  }
  return [...byFile.values()].map((contexts) =>
    emitBroken(planBroken({ contexts, facts, errors, version })),
  );
}
