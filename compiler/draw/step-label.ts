import type { CountFact, FunctionFact, MapOptionsFact, TargetFact } from "../model/facts.js";
import type { WiredStep } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";
import { oneLine } from "./part.js";
import type { Scope } from "./scope.js";

/** A step as it is written, or nearly: `map(countWords, concurrency 4)`. */
export function stepLabel({ fact, targets }: WiredStep, scope: Scope): string {
  const names = targets.map((each) => targetText(each.fact, scope));
  const entries = (from: number) =>
    names.slice(from).map((name, at) => entryText(targets[at + from]?.key, name));
  switch (fact.op) {
    case "map":
    case "flatMap":
      return `${fact.op}(${[...names, ...optionTexts(fact.options)].join(", ")})`;
    case "fanOut": {
      const name = fact.settled ? "fanOutSettled" : "fanOut";
      return fact.shape === "tuple"
        ? `${name}([${names.join(", ")}])`
        : `${name}({ ${entries(0).join(", ")} })`;
    }
    case "branchOn": {
      const rest = fact.otherwise === undefined ? [] : [`otherwise ${names.at(-1)}`];
      const table = entries(1).slice(0, fact.branches.length);
      return `branchOn(${[names[0], `{ ${table.join(", ")} }`, ...rest].join(", ")})`;
    }
    case "repeat":
      return `repeat(${[countText(fact.times), ...(fact.keepLast ? ["keepLast"] : [])].join(", ")})`;
    case "repeatWhile":
      return `repeatWhile(${[...names, ...(fact.max ? [`max ${countText(fact.max)}`] : [])].join(", ")})`;
    case "batch":
      return `batch(${countText(fact.size)})`;
    case "reduce":
      return `reduce(${functionText(fact.reducer)}, ${oneLine(fact.initial)})`;
    case "unknown":
      return `${fact.name}(…)`;
    default:
      return `${fact.op}(${names.join(", ")})`;
  }
}

const countText = ({ value, import: from }: CountFact): string => String(value ?? from?.name);

function targetText(fact: TargetFact, { names }: Scope): string {
  const named = (key: DeclarationKey) => names.get(key) ?? key.slice(key.indexOf("#") + 1);
  switch (fact.kind) {
    case "node":
      return named(fact.node);
    case "flow":
      return named(fact.flow);
    case "function":
      return fact.import.name;
    default:
      return oneLine(fact.text);
  }
}

const functionText = (fact: FunctionFact): string =>
  fact.form === "exported" ? fact.import.name : oneLine(fact.text);

const entryText = (key: string | undefined, name: string): string =>
  key === undefined || key === name ? name : `${key}: ${name}`;

const optionTexts = (options: MapOptionsFact): readonly string[] => [
  ...(options.concurrency === undefined ? [] : [`concurrency ${options.concurrency}`]),
  ...(options.batch === undefined ? [] : [`batch ${options.batch}`]),
  ...(options.ordered ? [] : ["unordered"]),
  ...(options.collect ? ["errors collected"] : []),
];
