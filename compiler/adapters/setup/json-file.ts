import { type ParseError, type ParseOptions, parse, printParseErrorCode } from "jsonc-parser";
import { shown } from "../obstacles.js";
import { WrongUse } from "../wrong-use.js";
import { textOf } from "./text-file.js";

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFile {
  readonly path: string;
  readonly text: string;
  readonly value: JsonObject;
}

const strict: ParseOptions = { disallowComments: true };
const withComments: ParseOptions = { allowTrailingComma: true };

/** A package.json. */
export const readManifest = (path: string): JsonFile => read(path, strict);

/** A tsconfig. */
export const readConfig = (path: string): JsonFile => read(path, withComments);

function read(path: string, options: ParseOptions): JsonFile {
  const text = textOf(path);
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\ufeff/u, " "), errors, options);
  const [first] = errors;
  if (first !== undefined) {
    throw new WrongUse(
      `${shown(path)}:${placeOf(text, first.offset)} is no JSON: ${reason(first)}.`,
    );
  }
  if (!isObject(value)) throw new WrongUse(`${shown(path)} holds no object.`);
  return { path, text, value };
}

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}

/** `PropertyNameExpected` as words. */
const reason = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/(?<=[a-z])[A-Z]/gu, (each) => ` ${each}`)
    .toLowerCase();

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is in an object under a name, if that is an object. */
export function objectIn(value: JsonObject, name: string): JsonObject {
  const found = value[name];
  return isObject(found) ? found : {};
}

/** The strings in an array. */
export const stringsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
