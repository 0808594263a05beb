import type ts from "typescript";
import type { CompileInput } from "../discover/input.js";
import { siteIn } from "../discover/places.js";
import type { Site } from "../model/site.js";

/** A value of the tsconfig, and where its name stands. */
export interface Setting {
  readonly name: string;
  readonly site: Site;
  readonly value: unknown;
  /** Of an object. */
  readonly settings?: readonly Setting[];
}

/** The section `aetherflow` of the tsconfig, else of the first configuration it extends that has one. */
export function settingsSection(input: CompileInput): Setting | undefined {
  const { ts, program } = input;
  const config = program.getCompilerOptions().configFile as ts.TsConfigSourceFile | undefined;
  if (config === undefined) return undefined;
  const extended = config.extendedSourceFiles ?? [];
  const files = [config, ...extended.map((path) => ts.readJsonConfigFile(path, ts.sys.readFile))];
  return files
    .flatMap((file) => settingsIn({ ...input, file }, file.statements[0]?.expression))
    .find((each) => each.name === "aetherflow");
}

interface Reading extends CompileInput {
  readonly file: ts.SourceFile;
}

function settingsIn(reading: Reading, value: ts.Expression | undefined): readonly Setting[] {
  const { ts } = reading;
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.filter(ts.isPropertyAssignment).map((each) => settingOf(reading, each));
}

function settingOf(reading: Reading, { name, initializer }: ts.PropertyAssignment): Setting {
  const { ts, file } = reading;
  const isObject = ts.isObjectLiteralExpression(initializer);
  return {
    name: ts.isStringLiteral(name) ? name.text : name.getText(file),
    site: siteIn(reading, file, name),
    value: isObject ? undefined : simpleValue(initializer.getText(file)),
    ...(isObject && { settings: settingsIn(reading, initializer) }),
  };
}

/** What a tsconfig has beyond JSON is never one of our values. */
function simpleValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
