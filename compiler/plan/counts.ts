import type { CountFact } from "../model/facts.js";
import { access } from "../model/identifiers.js";
import type { Imports } from "./imports.js";

/** Numbers as the module writes them: what is not known before it runs is checked there. */
export class Counts {
  readonly #imports: Imports;

  constructor(imports: Imports) {
    this.#imports = imports;
  }

  text({ value, import: from }: CountFact, what: string): string {
    if (from === undefined) return String(value);
    const constant = `${this.#imports.namespace(from)}${access(from.name)}`;
    return `af.count(${JSON.stringify(what)}, ${constant})`;
  }
}
