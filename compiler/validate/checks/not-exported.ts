import { notExported as found } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ClassFact, ContextFact } from "../../model/facts.js";
import { whyNotConstructible } from "../construction.js";
import { repairing } from "../fixes.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

/** What the wiring has to import. A class that cannot be constructed is better made by a factory. */
export const notExported: Check = ({ graph, facts }) => [
  ...graph.contexts.flatMap(({ context }) => unexported("Context", context)),
  ...graph.contexts
    .flatMap((each) => each.bindings)
    .filter(({ member }) => member.source.from === "class")
    .filter((each) => whyNotConstructible(each) === undefined)
    .flatMap((each) =>
      each.class === undefined ? [] : unexported("Class", each.class, classHelp(each.class)),
    ),
  ...operatorFaults(facts, "unexported").map((each) => {
    const { site, culprit: name = "" } = each;
    return found(
      site,
      { what: roles[each.name] ?? "Predicate", name },
      repairing(`Export ${name}`, each),
    );
  }),
];

const roles: Readonly<Record<string, string>> = { reduce: "Reducer", branchOn: "Selector" };

const unexported = (
  what: string,
  fact: ContextFact | ClassFact,
  more: { readonly help?: string } = {},
): readonly Diagnostic[] => {
  const { name, site, import: from } = fact;
  if (from !== undefined) return [];
  return [found(site, { what, name }, { ...more, ...repairing(`Export ${name}`, fact) })];
};

const classHelp = ({ name }: ClassFact) => ({
  help: `Export it at the top level of its file, or make it in a factory: \`() => new ${name}(...)\`.`,
});
