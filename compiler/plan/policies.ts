import type { ImportFact, LimitFact, PolicyEntryFact, PolicyFact } from "../model/facts.js";
import { access } from "../model/identifiers.js";
import type { PolicyPlan } from "../model/plan.js";
import type { Imports } from "./imports.js";
import type { Names } from "./names.js";
import { originOf } from "./scope.js";

/** Retry policies and time limits, as the module names them. */
export class Policies {
  readonly #imports: Imports;
  readonly #names: Names;
  readonly #known = new Map<PolicyFact, string>();
  readonly plans: PolicyPlan[] = [];
  readonly limits: string[] = [];

  constructor({ imports, names }: { readonly imports: Imports; readonly names: Names }) {
    this.#imports = imports;
    this.#names = names;
  }

  policy(fact: PolicyFact): string {
    const known = this.#known.get(fact);
    if (known !== undefined) return known;
    const name = this.#names.number("retry");
    const text = fact.import ? this.#named(fact.import) : this.#literal(fact.entries);
    this.plans.push({ name, text, origin: originOf(fact.site) });
    this.#known.set(fact, name);
    return name;
  }

  limit({ value, import: from }: LimitFact): string {
    if (from === undefined) return JSON.stringify(value);
    const text = this.#named(from);
    if (!this.limits.includes(text)) this.limits.push(text);
    return text;
  }

  #literal(entries: readonly PolicyEntryFact[]): string {
    const parts = entries.map((each) => `${each.name}: ${this.#value(each)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }

  #value({ value, import: from, text, classes = [] }: PolicyEntryFact): string {
    if (value !== undefined) return JSON.stringify(value);
    if (from !== undefined) return this.#named(from);
    if (text !== undefined) return text;
    const names = classes.map((each) => (typeof each === "string" ? each : this.#named(each)));
    return `[${names.join(", ")}]`;
  }

  #named(from: ImportFact): string {
    return `${this.#imports.namespace(from)}${access(from.name)}`;
  }
}

/** What policies name. */
export const importsOfPolicy = ({ import: from, entries }: PolicyFact): readonly ImportFact[] => [
  ...(from ? [from] : []),
  ...entries.flatMap(({ import: one, classes = [] }) => [
    ...(one ? [one] : []),
    ...classes.filter((each) => typeof each !== "string"),
  ]),
];
