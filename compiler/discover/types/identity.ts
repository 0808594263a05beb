import type ts from "typescript";
import { arrayId, recordId, unionId } from "../../model/type-ids.js";
import type { TypeId } from "../../model/types.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import { argumentLimit, builtInName } from "./built-ins.js";
import { type Environment, empty } from "./environment.js";
import { argumentsOf } from "./object-kinds.js";
import { RecursiveAliases } from "./recursive-aliases.js";
import { isParts, type LiteralValue, type Part, type Shape, type TupleElement } from "./shape.js";
import { shapeOf } from "./shape-of.js";
import { type SignatureShape, signaturesOf } from "./signatures.js";

/** Deeper than any type that a person wrote: an inferred type that never ends is cut here. */
const deepest = 100;

/**
 * Gives types their ids. Everything an id is made of is read from declarations, so that it depends neither on
 * the order in which the checker met the types nor on the version of TypeScript.
 */
export class TypeIdentity {
  readonly #view: ProgramView;
  readonly #known = new Map<ts.Type, TypeId>();
  readonly #aliases: RecursiveAliases;
  /** The types being spelled, outermost first: one met again is spelled as the way back to it. */
  readonly #open: ts.Type[] = [];
  #refersBack = false;

  constructor(view: ProgramView) {
    this.#view = view;
    this.#aliases = new RecursiveAliases(view);
  }

  of(part: Part, environment: Environment = empty): TypeId {
    if (isParts(part)) return unionId(part.map((each) => this.of(each, environment)));
    const known = environment.size === 0 ? this.#known.get(part) : environment.get(part);
    if (known !== undefined) return known;
    const id = this.#spell(part, environment);
    if (this.#open.length === 0) this.#refersBack = false;
    if (environment.size === 0 && !this.#refersBack) this.#known.set(part, id);
    return id;
  }

  /** The arguments of a declared type as far as they identify it. */
  argumentsOf(type: ts.Type, environment: Environment): readonly TypeId[] {
    const limit = argumentLimit(builtInName(keyOf(this.#view, type.symbol)) ?? "");
    return argumentsOf(this.#view, type)
      .slice(0, limit)
      .map((each) => this.of(each, environment));
  }

  #spell(type: ts.Type, environment: Environment): TypeId {
    const alias = type.aliasSymbol;
    if (alias !== undefined && this.#aliases.has(alias)) {
      const ids = (type.aliasTypeArguments ?? []).map((each) => this.of(each, environment));
      return applied(keyOf(this.#view, alias), ids);
    }
    const back = this.#open.lastIndexOf(type);
    if (back >= 0 || this.#open.length > deepest) {
      this.#refersBack = true;
      return `^${back < 0 ? "" : this.#open.length - back}`;
    }
    this.#open.push(type);
    try {
      return this.#spellShape(shapeOf(this.#view, type), environment);
    } finally {
      this.#open.pop();
    }
  }

  #spellShape(shape: Shape, environment: Environment): TypeId {
    const of = (part: Part): TypeId => this.of(part, environment);
    switch (shape.kind) {
      case "primitive":
      case "open":
        return shape.text;
      case "literal":
        return literalText(shape.value);
      case "enum":
      case "enumMember":
        return keyOf(this.#view, shape.symbol);
      case "union":
        return unionId(shape.members.map(of));
      case "intersection":
        return `(${[...new Set(shape.members.map(of))].sort().join(" & ")})`;
      case "array":
        return shape.readonly ? `ReadonlyArray<${of(shape.element)}>` : arrayId(of(shape.element));
      case "tuple":
        return `${shape.readonly ? "readonly " : ""}[${shape.elements.map((each) => elementText(each, of)).join(", ")}]`;
      case "static":
        return `typeof ${keyOf(this.#view, shape.symbol)}`;
      case "declared": {
        const key = keyOf(this.#view, shape.symbol);
        return applied(key, this.argumentsOf(shape.type, environment));
      }
      case "function":
        return functionText(signaturesOf(this.#view, shape.type), of);
      case "record": {
        const properties = shape.properties.map((each) => ({ ...each, type: of(each.type) }));
        return recordId(properties, shape.index && of(shape.index));
      }
    }
  }
}

type IdOf = (part: Part) => TypeId;

const applied = (key: string, ids: readonly TypeId[]): TypeId =>
  ids.length === 0 ? key : `${key}<${ids.join(", ")}>`;

const literalText = (value: LiteralValue): string =>
  typeof value === "object" ? `${value.bigint}n` : JSON.stringify(value);

function elementText({ type, form }: TupleElement, of: IdOf): string {
  return form === "rest" ? `...${of(type)}` : `${of(type)}${form === "optional" ? "?" : ""}`;
}

function functionText(signatures: readonly SignatureShape[], of: IdOf): string {
  const texts = signatures.map((each) => signatureText(each, of));
  return texts.length === 1 ? texts[0]! : `(${texts.join(" & ")})`;
}

function signatureText({ isNew, parameters, returns }: SignatureShape, of: IdOf): string {
  const inputs = parameters.map((each) => `${of(each.type)}${each.suffix}`).join(", ");
  return `(${isNew ? "new " : ""}(${inputs}) => ${of(returns)})`;
}
