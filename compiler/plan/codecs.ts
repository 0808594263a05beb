import type { CodecPlan } from "../model/plan.js";
import type { StoredElement, StoredProperty } from "../model/stored-types.js";
import { lowerFirst, type Names, upperFirst } from "./names.js";
import { elementText, storedText } from "./stored-texts.js";

/** The codecs of a shared class: those of its own are constants of the module, each once, inner ones first. */
export class Codecs {
  readonly plans: CodecPlan[] = [];
  readonly #names: Names;
  readonly #known = new Map<string, string>();

  /** `names` of the module. */
  constructor(names: Names) {
    this.#names = names;
  }

  /** How generated code calls the codec; `wanted` is the name of one that has none yet. */
  nameOf(element: StoredElement, wanted: readonly string[]): string {
    const text = storedText(element);
    const call = callOf(element);
    if (call === undefined) return `af.${element.codec}`;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const items = this.#itemsOf(element, wanted);
    const [first = "", ...others] = wanted;
    const name = this.#names.claim(
      `${lowerFirst(first)}${others.map(upperFirst).join("")}`,
      "codecs",
    );
    this.#known.set(text, name);
    this.plans.push({ name, call, type: typeOf(element), items });
    return name;
  }

  #itemsOf(element: StoredElement, wanted: readonly string[]): readonly string[] {
    const inner = (part: StoredElement, name: string) => this.nameOf(part, [...wanted, name]);
    const type = JSON.stringify(storedText(element));
    switch (element.codec) {
      case "choice":
        return element.values.map((each) => JSON.stringify(each) ?? "undefined");
      case "union":
        return [type, ...element.members.map((each, at) => inner(each, `case${at + 1}`))];
      case "array":
      case "set":
        return [type, inner(element.element, "element")];
      case "dictionary":
        return [type, inner(element.element, "value")];
      case "map":
        return [type, inner(element.key, "key"), inner(element.value, "value")];
      case "record":
        return [type, ...element.properties.map((each) => propertyText(each, inner))];
      case "typedArray":
        return [type];
      case "tuple": {
        const elements = element.elements.map((each, at) => inner(each, `element${at}`));
        const { least, rest } = element;
        const more = [
          ...(least < elements.length ? [`least: ${least}`] : []),
          ...(rest === undefined ? [] : [`rest: ${inner(rest, "rest")}`]),
        ];
        return [type, `[${elements.join(", ")}]`, ...(more.length === 0 ? [] : [braced(more)])];
      }
      default:
        return [];
    }
  }
}

const braced = (parts: readonly string[]): string => `{ ${parts.join(", ")} }`;

function propertyText(
  { name, optional, value }: StoredProperty,
  inner: (part: StoredElement, name: string) => string,
): string {
  const parts = [JSON.stringify(name), inner(value, name), ...(optional ? ['"optional"'] : [])];
  return `[${parts.join(", ")}]`;
}

/** The function of the runtime that makes it; undefined for those that are there. */
function callOf({ codec }: StoredElement): CodecPlan["call"] | undefined {
  switch (codec) {
    case "choice":
      return codec;
    case "union":
    case "array":
    case "set":
    case "dictionary":
    case "map":
    case "tuple":
    case "record":
    case "typedArray":
      return `${codec}Of`;
    default:
      return undefined;
  }
}

/** The type argument of the call. */
function typeOf(element: StoredElement): string {
  switch (element.codec) {
    case "array":
    case "set":
      return elementText(element.element);
    case "map":
      return `${elementText(element.key)}, ${elementText(element.value)}`;
    default:
      return elementText(element);
  }
}
