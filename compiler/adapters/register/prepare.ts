import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "../generate.js";
import { configFile, parse } from "../program-host.js";
import { WrongUse } from "../wrong-use.js";
import { type Settings, settingsOf } from "./settings.js";

/** Writes the wiring of the program that has its tsconfig in or above its folder. A program with errors does not start. */
export function prepare(folder: string, entry?: string): Settings {
  try {
    const config = configFor(configAbove(folder), entry);
    const code = generate(config);
    if (code !== 0) process.exit(code);
    return settingsOf(config);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    process.stderr.write(`aetherflow: ${error.message}\n`);
    process.exit(2);
  }
}

function configAbove(folder: string): string {
  const config = join(folder, "tsconfig.json");
  if (existsSync(config)) return config;
  if (dirname(folder) === folder)
    throw new WrongUse("There is no tsconfig.json above the program.");
  return configAbove(dirname(folder));
}

/** A tsconfig that has no files and only names other projects leads to the one with the entry point. */
function configFor(config: string, entry: string | undefined): string {
  const { fileNames, projectReferences = [] } = parse(config);
  if (entry === undefined || fileNames.length > 0) return config;
  const path = entry.replaceAll("\\", "/");
  const named = projectReferences.map((each) => configFile(each.path));
  return named.find((each) => parse(each).fileNames.includes(path)) ?? config;
}
