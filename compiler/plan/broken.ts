import type { Diagnostic } from "../model/diagnostic.js";
import type { ContextFact, ProgramFacts } from "../model/facts.js";
import type { BrokenAppPlan, BrokenPlan } from "../model/plan.js";
import { inSharedMemory } from "../model/provider-kinds.js";
import type { DeclarationKey } from "../model/types.js";
import { wiringFile } from "./paths.js";

export interface BrokenRequest {
  /** Contexts of one file. */
  readonly contexts: readonly ContextFact[];
  readonly facts: ProgramFacts;
  /** The errors that keep them from being wired. */
  readonly errors: readonly Diagnostic[];
  readonly version: string;
}

/** The module that stands in for the wiring of a file's contexts. */
export function planBroken({ contexts, facts, errors, version }: BrokenRequest): BrokenPlan {
  const [first] = contexts;
  if (first === undefined) throw new Error("no context is broken");
  return {
    version,
    source: first.file,
    output: wiringFile(first.file),
    apps: contexts.map((each) => appOf(each, facts)),
    text: errors.flatMap(textOf),
  };
}

export interface LostRequest {
  readonly source: string;
  readonly output: string;
  readonly errors: readonly Diagnostic[];
  readonly version: string;
}

/** The module that stands in for wiring whose contexts are not to be found. */
export const planLost = ({ errors, ...rest }: LostRequest): BrokenPlan => ({
  ...rest,
  apps: [],
  text: errors.flatMap(textOf),
});

function appOf(context: ContextFact, facts: ProgramFacts): BrokenAppPlan {
  const flows = facts.flows.filter((each) => each.context === context.key);
  const members = membersOf(context.key, facts).filter((each) => inSharedMemory(each.kind));
  return {
    context: context.name,
    appName: `${context.name}App`,
    flows: distinct(flows),
    shared: distinct(members),
  };
}

const distinct = (all: readonly { readonly name: string }[]): readonly string[] => [
  ...new Set(all.map((each) => each.name)),
];

/** Own members after inherited ones. */
function membersOf(key: DeclarationKey, facts: ProgramFacts): ContextFact["members"] {
  const chain: ContextFact[] = [];
  let at = facts.contexts.find((each) => each.key === key);
  while (at !== undefined && !chain.includes(at)) {
    chain.unshift(at);
    const { base } = at;
    at = facts.contexts.find((each) => each.key === base);
  }
  return chain.flatMap((each) => each.members);
}

/** `src/nodes.ts:3:17 error AF1001: …`, then its help. */
function textOf({
  code,
  severity,
  message,
  help,
  file,
  line,
  column,
}: Diagnostic): readonly string[] {
  const lines = help === "" ? [] : help.split("\n").map((each) => `  ${each}`);
  return [`${file}:${line}:${column} ${severity} ${code}: ${message}`, ...lines];
}
