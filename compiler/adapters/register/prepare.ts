import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "../generate.js";
import { WrongUse } from "../wrong-use.js";
import { type Settings, settingsOf } from "./settings.js";

/** Writes the wiring of the program that has its tsconfig in or above a folder. A program with errors does not start. */
export function prepare(folder: string): Settings {
  try {
    const config = configAbove(folder);
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
