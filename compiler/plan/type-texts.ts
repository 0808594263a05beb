import type { ProgramFacts } from "../model/facts.js";
import { key } from "../model/identifiers.js";
import type { TypeText } from "../model/plan.js";
import type { DeclarationKey, PropertyFact, TypeEntry, TypeFact, TypeId } from "../model/types.js";
import type { Imports } from "./imports.js";
import {
  applied,
  builtInName,
  composedEntry,
  type Declared,
  grouped,
  isInexact,
  literalText,
  nameOf,
  nullishLast,
  partsOf,
  partsOfStructure,
} from "./type-parts.js";

type SpelledFacts = Pick<ProgramFacts, "types" | "classes" | "typeImports">;

type Named = Extract<TypeFact, { declaration: DeclarationKey }>;

/**
 * Spells types for the wiring module. Text is undefined for a type that has none there: a class that is not
 * exported, a function, a type that contains one. Imports are claimed only for a type that is spelled whole.
 */
export class TypeTexts {
  readonly #facts: SpelledFacts;
  readonly #imports: Imports;
  /** Anonymous and unexported types being spelled: one met again has no finite text. */
  readonly #open = new Set<TypeId>();
  readonly #readOff = new Map<TypeId, TypeText>();

  constructor(facts: SpelledFacts, imports: Imports) {
    this.#facts = facts;
    this.#imports = imports;
  }

  /** Tells of a function of the program that has the type: `text` reads it off, should it have no text of its own. */
  learn(id: TypeId, text: TypeText): void {
    if (!this.#readOff.has(id)) this.#readOff.set(id, text);
  }

  /** The type's own text, or else `fallback`, which reads it off a function of the program. */
  of(id: TypeId, fallback: TypeText): TypeText {
    return this.#isNameable(id, false) ? this.#spell(id) : fallback;
  }

  /** The type's own text, or one that reads it, or parts of it, off some function. */
  spelled(id: TypeId): TypeText | undefined {
    return this.#isNameable(id, true) ? this.#spell(id) : undefined;
  }

  /** A first walk that claims nothing. */
  #isNameable(id: TypeId, mayReadOff: boolean): boolean {
    if (mayReadOff && this.#readOff.has(id)) return true;
    if (this.#open.has(id)) return false;
    const entry = this.#entry(id);
    if (entry === undefined || entry.fact.kind === "function" || isInexact(entry)) return false;
    if (this.#importOf(entry.alias) !== undefined) return true;
    this.#open.add(id);
    const parts = this.#partsOf(entry.fact);
    const nameable = parts?.every((part) => this.#isNameable(part, mayReadOff)) ?? false;
    this.#open.delete(id);
    return nameable;
  }

  /** The types whose texts the fact's text contains; undefined when it has no text. */
  #partsOf(fact: TypeFact): readonly TypeId[] | undefined {
    switch (fact.kind) {
      case "typeParameter":
        return undefined;
      case "enum":
        return this.#isImportable(fact) ? [] : undefined;
      case "class":
        return this.#isImportable(fact) ? fact.arguments : undefined;
      case "interface":
        return this.#isImportable(fact) ? fact.arguments : partsOfStructure(fact);
      case "record":
        return partsOfStructure(fact);
      default:
        return partsOf(fact);
    }
  }

  #spell(id: TypeId): TypeText {
    const readOff = this.#readOff.get(id);
    if (readOff !== undefined && !this.#isNameable(id, false)) return readOff;
    const entry = this.#entry(id)!;
    const alias = this.#importOf(entry.alias);
    if (alias !== undefined) return this.#imports.type(alias, nameOf(entry.alias!));
    return this.#spellFact(entry);
  }

  #spellFact({ id, fact }: TypeEntry): TypeText {
    const all = (ids: readonly TypeId[]) => ids.map((each) => this.#spell(each));
    switch (fact.kind) {
      case "primitive":
        return fact.storage === undefined && id.startsWith("`") ? id : fact.name;
      case "literal":
        return literalText(fact.value);
      case "union":
        return nullishLast(all(fact.members)).join(" | ");
      case "intersection":
        return all(fact.members).map(grouped).join(" & ");
      case "array":
        return `${fact.readonly ? "readonly " : ""}${grouped(this.#spell(fact.element))}[]`;
      case "tuple":
        return this.#spellTuple(id, fact);
      case "enum":
      case "class":
      case "interface":
        return this.#isImportable(fact)
          ? this.#spellNamed(fact)
          : this.#spellStructure(fact as Declared);
      case "record":
        return this.#spellStructure(fact);
      case "function":
      case "typeParameter":
        throw new Error(`no text for ${id}`);
      default:
        return applied(builtInName(id, fact), all(partsOf(fact)));
    }
  }

  #spellTuple(id: TypeId, fact: Extract<TypeFact, { kind: "tuple" }>): TypeText {
    const elements = fact.elements.map((each) => this.#spell(each));
    if (fact.rest !== undefined) elements.push(`...${grouped(this.#spell(fact.rest))}[]`);
    return `${id.startsWith("readonly ") ? "readonly " : ""}[${elements.join(", ")}]`;
  }

  #spellNamed(fact: Named): TypeText {
    const of = this.#importOf(fact.declaration);
    const name =
      of === undefined
        ? nameOf(fact.declaration)
        : this.#imports.type(of, nameOf(fact.declaration));
    return fact.kind === "enum"
      ? name
      : applied(
          name,
          fact.arguments.map((each) => this.#spell(each)),
        );
  }

  #spellStructure({ properties, index }: Pick<Declared, "properties" | "index">): TypeText {
    const parts = properties.map((each) => this.#spellProperty(each));
    if (index !== undefined) parts.push(`[key: string]: ${this.#spell(index)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
  }

  #spellProperty({ name, type, optional, readonly }: PropertyFact): string {
    return `${readonly ? "readonly " : ""}${key(name)}${optional ? "?" : ""}: ${this.#spell(type)}`;
  }

  #isImportable({ declaration }: Named): boolean {
    return declaration.startsWith("global#") || this.#importOf(declaration) !== undefined;
  }

  #importOf(declaration: DeclarationKey | undefined) {
    if (declaration === undefined) return undefined;
    return this.#facts.typeImports.get(declaration) ?? this.#facts.classes.get(declaration)?.import;
  }

  /** Composed ids are not in the table. */
  #entry(id: TypeId): TypeEntry | undefined {
    return this.#facts.types.get(id) ?? composedEntry(id);
  }
}
