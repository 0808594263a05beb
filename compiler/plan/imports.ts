import type { ImportFact } from "../model/facts.js";
import type { ImportPlan } from "../model/plan.js";
import { byText } from "../model/type-ids.js";
import type { Names } from "./names.js";
import { specifierFrom } from "./paths.js";

/** Collects what a wiring module imports, and decides the local names. */
export class Imports {
  readonly #file: string;
  readonly #names: Names;
  readonly #namespaces = new Map<string, string>();
  readonly #values = new Map<string, Map<string, string>>();
  readonly #types = new Map<string, Map<string, string>>();

  constructor(file: string, names: Names) {
    this.#file = file;
    this.#names = names;
  }

  /** Names the modules of functions `m1`, `m2`, … in the order of their specifiers. */
  numberModules(facts: readonly ImportFact[]): void {
    const specifiers = new Set(facts.map((each) => specifierFrom(this.#file, each)));
    const sorted = [...specifiers].sort(byText);
    sorted.forEach((specifier, at) => {
      this.#namespaces.set(specifier, this.#names.claim(`m${at + 1}`));
    });
  }

  /** `m1`, for a module that `numberModules` was told of. */
  namespace(fact: ImportFact): string {
    const name = this.#namespaces.get(specifierFrom(this.#file, fact));
    if (name === undefined) throw new Error(`no namespace for ${fact.module}`);
    return name;
  }

  /** The local name of something that is needed at run time. */
  value(fact: ImportFact, wanted = fact.name): string {
    return this.#claim(this.#values, fact, wanted);
  }

  /** The local name of something that is only named in types; the value's if that is imported already. */
  type(fact: ImportFact, wanted = fact.name): string {
    const specifier = specifierFrom(this.#file, fact);
    const known = this.#values.get(specifier)?.get(fact.name);
    return known ?? this.#claim(this.#types, fact, wanted);
  }

  /**
   * Sorted by specifier; namespaces, values and types of one module in that order. Of the types only those that
   * are among `usedTypes`.
   */
  plans(usedTypes: ReadonlySet<string>): readonly ImportPlan[] {
    const namespaces = [...this.#namespaces].map(([from, local]): ImportPlan => {
      return { from, form: "namespace", names: [{ exported: "*", local }] };
    });
    const values = plansOf("values", this.#values);
    const types = plansOf("types", this.#types).flatMap((each): ImportPlan[] => {
      const names = each.names.filter(({ local }) => usedTypes.has(local));
      return names.length === 0 ? [] : [{ ...each, names }];
    });
    return [...namespaces, ...values, ...types]
      .map((plan, at) => ({ plan, at }))
      .sort((a, b) => byText(a.plan.from, b.plan.from) || a.at - b.at)
      .map(({ plan }) => plan);
  }

  #claim(table: Map<string, Map<string, string>>, fact: ImportFact, wanted: string): string {
    const specifier = specifierFrom(this.#file, fact);
    const names = table.get(specifier) ?? new Map<string, string>();
    table.set(specifier, names);
    const known = names.get(fact.name);
    if (known !== undefined) return known;
    const local = this.#names.claim(wanted === "default" ? "imported" : wanted);
    names.set(fact.name, local);
    return local;
  }
}

function plansOf(
  form: "values" | "types",
  table: ReadonlyMap<string, ReadonlyMap<string, string>>,
): readonly ImportPlan[] {
  return [...table].map(([from, names]) => ({
    from,
    form,
    names: [...names]
      .map(([exported, local]) => ({ exported, local }))
      .sort((a, b) => byText(a.exported, b.exported)),
  }));
}
