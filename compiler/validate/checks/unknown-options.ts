import { unknownOption } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { NamedPlace } from "../../model/facts.js";
import { mapOptions, nodeOptions } from "../../model/options.js";
import { nearest } from "../similar.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const unknownOptions: Check = ({ facts }) => [
  ...facts.nodes.flatMap(({ unknownOptions: options = [] }) =>
    options.map((each) => report(each, "node()", nodeOptions)),
  ),
  ...operatorFaults(facts, "option").map(({ culprit: name = "", name: of, site }) =>
    report({ name, site }, `.${of}`, mapOptions),
  ),
];

function report({ name, site }: NamedPlace, of: string, known: readonly string[]): Diagnostic {
  const help = [
    ...nearest(name, known),
    `The options are ${known.map((each) => `\`${each}\``).join(", ")}.`,
  ].join("\n");
  return unknownOption(site, { option: name, of }, { help });
}
