import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { shown } from "../obstacles.js";
import { WrongUse } from "../wrong-use.js";
import { isObject, type JsonFile } from "./json-file.js";

/** A tsconfig that has no files and only names other projects is none to set up. */
export function refuseSolution(config: JsonFile): void {
  const { files, include, references } = config.value;
  const named = Array.isArray(references) ? references.filter(isObject) : [];
  const isEmpty = Array.isArray(files) && files.length === 0 && include === undefined;
  if (!isEmpty || named.length === 0) return;
  const paths = named.map(({ path }) => configAt(join(dirname(config.path), String(path))));
  const choices = paths.map((each) => `  -p ${shown(each)}`).join("\n");
  throw new WrongUse(`${shown(config.path)} only names other projects. Say which one:\n${choices}`);
}

const configAt = (path: string): string =>
  existsSync(path) && statSync(path).isDirectory() ? join(path, "tsconfig.json") : path;
