import type { StoredElement, StoredType } from "../model/stored-types.js";

/** A field's type as generated code declares it. */
export const typeScriptOf = (stored: StoredType): string => textOf(stored, elementText);

/** A field's type as its layout has it: another text is another layout. */
export const storageOf = (stored: StoredType): string => textOf(stored, storedText);

type ElementText = (element: StoredElement) => string;

function textOf(stored: StoredType, text: ElementText): string {
  switch (stored.kind) {
    case "typedArray":
      return stored.name;
    case "array":
      return `${grouped(text(stored.element))}[]`;
    case "map":
      return `Map<${text(stored.key)}, ${text(stored.value)}>`;
    case "value":
      return text(stored.value);
  }
}

const grouped = (text: string): string => (text.includes(" ") ? `(${text})` : text);

/** An element's type as generated code says it. */
export function elementText(element: StoredElement): string {
  switch (element.codec) {
    case "i32":
    case "u32":
      return "number";
    case "i64":
      return "bigint";
    default:
      return storedText(element);
  }
}

const storedText = (element: StoredElement): string =>
  element.codec === "choice"
    ? element.values.map((each) => JSON.stringify(each)).join(" | ")
    : element.codec;
