import { composedFact } from "../../model/composed-facts.js";
import { byText, keyText } from "../../model/type-ids.js";
import type { DeclarationKey, PropertyFact, TypeFact, TypeId } from "../../model/types.js";

export interface Alias {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly arguments: readonly TypeId[];
}

export interface Named {
  readonly fact: TypeFact;
  /** The `type` alias it was first met under. */
  readonly alias?: Alias;
}

/**
 * Types as messages show them. TypeScript's own text orders unions by when their members were first met; this
 * one depends on the types alone.
 */
export class TypeTexts {
  readonly #find: (id: TypeId) => Named | undefined;
  readonly #known = new Map<TypeId, string>();

  constructor(find: (id: TypeId) => Named | undefined) {
    this.#find = find;
  }

  /** For an id that is neither in the table nor composed, the id without the places of declarations. */
  of(id: TypeId): string {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, "...");
    const named = this.#namedOf(id);
    const text = named === undefined ? withoutPlaces(id) : this.#spell(id, named);
    this.#known.set(id, text);
    return text;
  }

  #namedOf(id: TypeId): Named | undefined {
    const found = this.#find(id);
    const fact = found === undefined ? composedFact(id) : undefined;
    return fact === undefined ? found : { fact };
  }

  #spell(id: TypeId, { fact, alias }: Named): string {
    if (alias !== undefined) return this.#applied(alias.name, alias.arguments);
    switch (fact.kind) {
      case "union":
        return fact.members
          .map((each) => this.#part(each))
          .sort(byWeight)
          .join(" | ");
      case "intersection":
        return fact.members.map((each) => this.#part(each)).join(" & ");
      case "array":
        return `${fact.readonly ? "readonly " : ""}${this.#part(fact.element)}[]`;
      case "map":
        return this.#applied(headOf(id), [fact.key, fact.value]);
      case "set":
      case "iterable":
        return this.#applied(headOf(id), [fact.element]);
      case "promise":
        return this.#applied(headOf(id), [fact.value]);
      case "builtin":
      case "class":
      case "interface":
        return this.#applied(fact.name, fact.arguments);
      case "typeParameter":
        return fact.name;
      case "record":
        return this.#record(fact.properties, fact.index);
      default:
        return withoutPlaces(id);
    }
  }

  /** In parentheses where an operator stands beside it. */
  #part(id: TypeId): string {
    const text = this.of(id);
    const kind = this.#namedOf(id)?.fact.kind;
    const isCompound = kind === "union" || kind === "intersection" || kind === "function";
    return isCompound && / [|&]|=> /u.test(text) ? `(${text})` : text;
  }

  #applied(name: string, ids: readonly TypeId[]): string {
    return ids.length === 0 ? name : `${name}<${ids.map((each) => this.of(each)).join(", ")}>`;
  }

  #record(properties: readonly PropertyFact[], index: TypeId | undefined): string {
    const parts = properties.map(
      ({ name, type, optional }) => `${keyText(name)}${optional ? "?" : ""}: ${this.of(type)}`,
    );
    if (index !== undefined) parts.push(`[key: string]: ${this.of(index)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
  }
}

const headOf = (id: TypeId): string => withoutPlaces(id.slice(0, id.indexOf("<")));

/** `((src/a.ts#Order) => void)` is `(Order) => void`. */
function withoutPlaces(id: TypeId): string {
  const text = id.replace(/"(?:[^"\\]|\\.)*"|[^\s<>()[\]{},;|&"]+#/gu, (part) =>
    part.startsWith('"') ? part : "",
  );
  return /^\((?:new )?\(/u.test(text) && text.endsWith(")") ? text.slice(1, -1) : text;
}

const last = ["null", "undefined"];

/** `null` and `undefined` go last. */
const byWeight = (a: string, b: string): number =>
  last.indexOf(a) - last.indexOf(b) || byText(a, b);
