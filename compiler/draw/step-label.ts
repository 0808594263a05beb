import type { FunctionFact, MapOptionsFact, ProgramFacts, TargetFact } from "../model/facts.js";
import type { ContextGraph, WiredStep } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";
import { oneLine } from "./part.js";

export interface StepScope {
  readonly graph: ContextGraph;
  readonly facts: ProgramFacts;
}

/** A step as it is written, or nearly: `map(countWords, concurrency 4)`. */
export function stepLabel({ fact, targets }: WiredStep, { facts }: StepScope): string {
  const names = targets.map((each) => targetText(each.fact, facts));
  switch (fact.op) {
    case "to":
    case "fanIn":
      return `${fact.op}(${names.join(", ")})`;
    case "map":
      return `map(${[...names, ...optionTexts(fact.options)].join(", ")})`;
    case "fanOut":
      return fact.shape === "tuple"
        ? `fanOut([${names.join(", ")}])`
        : `fanOut({ ${names.map((name, at) => entryText(targets[at]?.key, name)).join(", ")} })`;
    case "reduce":
      return `reduce(${functionText(fact.reducer)}, ${oneLine(fact.initial)})`;
    case "unknown":
      return `${fact.name}(…)`;
  }
}

function targetText(fact: TargetFact, { nodes, flows }: ProgramFacts): string {
  const named = (all: ProgramFacts["nodes"] | ProgramFacts["flows"], key: DeclarationKey) =>
    all.find((each) => each.key === key)?.name ?? key.slice(key.indexOf("#") + 1);
  switch (fact.kind) {
    case "node":
      return named(nodes, fact.node);
    case "flow":
      return named(flows, fact.flow);
    default:
      return oneLine(fact.text);
  }
}

const functionText = (fact: FunctionFact): string =>
  fact.form === "exported" ? fact.import.name : oneLine(fact.text);

const entryText = (key: string | undefined, name: string): string =>
  key === undefined || key === name ? name : `${key}: ${name}`;

const optionTexts = ({ concurrency, ordered }: MapOptionsFact): readonly string[] => [
  ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
  ...(ordered ? [] : ["unordered"]),
];
