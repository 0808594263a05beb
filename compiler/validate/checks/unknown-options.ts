import { unknownOption } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { NamedPlace } from "../../model/facts.js";
import { nodeOptions, operatorOptions } from "../../model/options.js";
import { replacing } from "../fixes.js";
import { nearest } from "../similar.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const unknownOptions: Check = ({ facts }) => [
  ...facts.nodes.flatMap(({ unknownOptions: options = [] }) =>
    options.map((each) => report(each, "node()", nodeOptions)),
  ),
  ...operatorFaults(facts, "option").map(({ culprit, culpritSite, name: of, site }) =>
    report({ name: culprit ?? "", site: culpritSite ?? site }, `.${of}`, operatorOptions[of] ?? []),
  ),
];

function report(place: NamedPlace, of: string, known: readonly string[]): Diagnostic {
  const { name, site } = place;
  const help = [
    ...nearest(name, known),
    `The options are ${known.map((each) => `\`${each}\``).join(", ")}.`,
  ].join("\n");
  return unknownOption(site, { option: name, of }, { help, ...replacing(place, known) });
}
