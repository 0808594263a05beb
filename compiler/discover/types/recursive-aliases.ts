import type ts from "typescript";
import type { ProgramView } from "../view.js";
import { argumentsOf } from "./object-kinds.js";
import { isParts, type Part, type Shape } from "./shape.js";
import { shapeOf } from "./shape-of.js";
import { signaturesOf } from "./signatures.js";

/** More parts than any alias that a person wrote has. */
const mostParts = 5000;

/**
 * Which `type` aliases lead back to themselves. Those are named by their declaration, all others spelled out,
 * so that an alias and what it stands for have one id.
 */
export class RecursiveAliases {
  readonly #view: ProgramView;
  readonly #known = new Map<ts.Symbol, boolean>();

  constructor(view: ProgramView) {
    this.#view = view;
  }

  has(alias: ts.Symbol): boolean {
    const known = this.#known.get(alias);
    if (known !== undefined) return known;
    const recursive = this.#leadsBack(alias);
    this.#known.set(alias, recursive);
    return recursive;
  }

  #leadsBack(alias: ts.Symbol): boolean {
    const seen = new Set<ts.Type>();
    const aliases = new Set<ts.Symbol>();
    const left: Part[] = [...this.#partsOf(this.#view.checker.getDeclaredTypeOfSymbol(alias))];
    for (let part = left.pop(); part !== undefined && seen.size < mostParts; part = left.pop()) {
      if (isParts(part)) {
        left.push(...part);
        continue;
      }
      if (part.aliasSymbol === alias) return true;
      if (seen.has(part) || (part.aliasSymbol !== undefined && aliases.has(part.aliasSymbol)))
        continue;
      seen.add(part);
      if (part.aliasSymbol !== undefined) aliases.add(part.aliasSymbol);
      left.push(...(part.aliasTypeArguments ?? []), ...this.#partsOf(part));
    }
    return false;
  }

  /** What the id of a type is made of. */
  #partsOf(type: ts.Type): readonly Part[] {
    const shape: Shape = shapeOf(this.#view, type);
    switch (shape.kind) {
      case "union":
      case "intersection":
        return shape.members;
      case "array":
        return [shape.element];
      case "tuple":
        return shape.elements.map((each) => each.type);
      case "declared":
        return argumentsOf(this.#view, shape.type);
      case "function":
        return signaturesOf(this.#view, shape.type).flatMap(({ parameters, returns }) => [
          ...parameters.map((each) => each.type),
          returns,
        ]);
      case "record": {
        const types = shape.properties.map((each) => each.type);
        return shape.index === undefined ? types : [...types, shape.index];
      }
      default:
        return [];
    }
  }
}
