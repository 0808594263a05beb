import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ts } from "ts-morph";
import type { CompileInput, TypeScript } from "../discover/input.js";
import { withLibraries } from "./with-libraries.js";
import { WrongUse } from "./wrong-use.js";

// The copy inside ts-morph is the same API under another module's name.
const own = ts as unknown as TypeScript;

/** The program of a tsconfig, read by the TypeScript inside ts-morph. */
export function inputOf(project: string): CompileInput {
  const config = configFile(project);
  const parsed = parse(config);
  const references = parsed.projectReferences;
  const program = own.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    host: withLibraries(own.createCompilerHost(parsed.options), own.getDefaultLibFileName),
    ...(references && { projectReferences: references }),
  });
  return { ts: own, program, root: dirname(config) };
}

/** `-p` takes a file or its folder, as in tsc. */
export function configFile(project: string): string {
  const path = resolve(project);
  if (!existsSync(path)) throw new WrongUse(`There is no ${project}.`);
  const file = statSync(path).isDirectory() ? join(path, "tsconfig.json") : path;
  if (!existsSync(file))
    throw new WrongUse(`There is no tsconfig.json in ${project}. Name one with -p.`);
  return file.replaceAll("\\", "/");
}

function parse(config: string): ReturnType<TypeScript["parseJsonConfigFileContent"]> {
  const parsed = own.getParsedCommandLineOfConfigFile(
    config,
    {},
    {
      ...own.sys,
      onUnRecoverableConfigFileDiagnostic: (each) => refuse(config, each.messageText),
    },
  );
  if (parsed === undefined) throw new WrongUse(`${config} cannot be read.`);
  // A newer TypeScript's options and an empty list of files are no reason to stop.
  const [first] = parsed.errors.filter((each) => !tolerated.has(each.code));
  if (first !== undefined) refuse(config, first.messageText);
  return parsed;
}

const tolerated = new Set([5023, 5025, 6046, 18_002, 18_003]);

function refuse(
  config: string,
  text: Parameters<TypeScript["flattenDiagnosticMessageText"]>[0],
): never {
  throw new WrongUse(`${config}: ${own.flattenDiagnosticMessageText(text, "\n")}`);
}
