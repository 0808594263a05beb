import { configured } from "./configured.js";
import { discover } from "./discover/discover.js";
import type { CompileInput } from "./discover/input.js";
import { Memory } from "./discover/memory/memory.js";
import { emit } from "./emit/emit.js";
import { emitBroken } from "./emit/emit-broken.js";
import type { Diagnostic } from "./model/diagnostic.js";
import type { ContextFact, ProgramFacts } from "./model/facts.js";
import type { ContextGraph, Graph } from "./model/graph.js";
import { KeptResults } from "./model/kept-results.js";
import { memoised } from "./model/memoised.js";
import type { Output } from "./model/output.js";
import type { WiringPlan } from "./model/plan.js";
import type { CompileOptions } from "./options.js";
import { planBroken } from "./plan/broken.js";
import { plan } from "./plan/plan.js";
import { resolve } from "./resolve/resolve.js";
import { sortedAndCut } from "./sorted-and-cut.js";
import { KeptFindings } from "./validate/kept-findings.js";

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

/** Compiles one program after the other, each of which may be much like the one before. */
export interface Compiler {
  /** Gives what a new compiler would, whatever was compiled before, and with whatever options. */
  compile(input: CompileInput, options?: CompileOptions): CompileResult;
}

/** The whole pipeline: discover, resolve, validate, plan, emit. A context that no flow uses has no output. */
export function createCompiler({ version }: Pick<VersionedOptions, "version">): Compiler {
  const memory = new Memory();
  const graphs = new KeptResults<ContextGraph>();
  const findings = new KeptFindings();
  const kept = new KeptResults<WiringPlan>();
  const print = memoised(emit);
  return {
    compile: (input, { maxErrors, rules = {}, problems = [] } = {}) => {
      const { facts, oracle } = discover(input, memory);
      const graph = resolve(facts, oracle, graphs);
      const all = configured(findings.of({ facts, graph, oracle }), rules);
      const found = sortedAndCut([...problems, ...all], maxErrors);
      const errors = found.diagnostics.filter((each) => each.severity === "error");
      if (errors.length > 0) {
        const outputs = broken({ facts, graph, errors, version });
        return { ...found, facts, graph, plans: [], outputs };
      }
      const plans = plan({ graph, facts, version, kept });
      return { ...found, facts, graph, plans, outputs: plans.map(print) };
    },
  };
}

/** One program by itself. */
export const compile = (input: CompileInput, options: VersionedOptions): CompileResult =>
  createCompiler(options).compile(input, options);

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
