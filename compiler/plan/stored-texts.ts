import type { StoredElement, StoredProperty, StoredType } from "../model/stored-types.js";
import { keyText } from "../model/type-ids.js";

/** A field's type as generated code declares it. */
export const typeScriptOf = (stored: StoredType): string => fieldText(stored, elementText);

/** A field's type as its layout has it: another text is another layout. */
export const storageOf = (stored: StoredType): string => fieldText(stored, storedText);

/** An element's type as generated code says it. */
export const elementText = (element: StoredElement): string => textOf(element, elementText);

/** The same with the integers that it asks for: `i32` where TypeScript has `number`. */
export const storedText = (element: StoredElement): string =>
  isInteger(element.codec) ? element.codec : textOf(element, storedText);

type Text = (element: StoredElement) => string;

const isInteger = (codec: string): boolean => ["i32", "u32", "i64"].includes(codec);

const fieldText = (stored: StoredType, text: Text): string => {
  if (stored.kind === "value") return text(stored.value);
  const { kind, ...parts } = stored;
  return text({ codec: kind, ...parts } as StoredElement);
};

function textOf(element: StoredElement, text: Text): string {
  switch (element.codec) {
    case "choice":
      return element.values.map((each) => JSON.stringify(each) ?? "undefined").join(" | ");
    case "union":
      return element.members.map(text).join(" | ");
    case "array":
      return `${grouped(text(element.element))}[]`;
    case "set":
      return `Set<${text(element.element)}>`;
    case "dictionary":
      return `Record<string, ${text(element.element)}>`;
    case "map":
      return `Map<${text(element.key)}, ${text(element.value)}>`;
    case "tuple": {
      const parts = element.elements.map((each, at) =>
        at < element.least ? text(each) : `${grouped(text(each))}?`,
      );
      const rest = element.rest === undefined ? [] : [`...${grouped(text(element.rest))}[]`];
      return `[${[...parts, ...rest].join(", ")}]`;
    }
    case "record":
      return `{ ${element.properties.map((each) => propertyText(each, text)).join("; ")} }`;
    case "typedArray":
      return element.name;
    default:
      return plainText(element.codec);
  }
}

const propertyText = ({ name, optional, value }: StoredProperty, text: Text): string =>
  `${keyText(name)}${optional ? "?" : ""}: ${text(value)}`;

const grouped = (text: string): string => (text.includes(" ") ? `(${text})` : text);

function plainText(codec: string): string {
  switch (codec) {
    case "i32":
    case "u32":
      return "number";
    case "i64":
      return "bigint";
    case "date":
      return "Date";
    default:
      return codec;
  }
}
