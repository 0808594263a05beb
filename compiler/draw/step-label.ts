import type { FunctionFact, MapOptionsFact, TargetFact } from "../model/facts.js";
import type { WiredStep } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";
import { oneLine } from "./part.js";
import type { Scope } from "./scope.js";

/** A step as it is written, or nearly: `map(countWords, concurrency 4)`. */
export function stepLabel({ fact, targets }: WiredStep, scope: Scope): string {
  const names = targets.map((each) => targetText(each.fact, scope));
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

function targetText(fact: TargetFact, { names }: Scope): string {
  const named = (key: DeclarationKey) => names.get(key) ?? key.slice(key.indexOf("#") + 1);
  switch (fact.kind) {
    case "node":
      return named(fact.node);
    case "flow":
      return named(fact.flow);
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
