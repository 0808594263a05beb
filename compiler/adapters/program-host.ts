import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ts } from "ts-morph";
import type typescript from "typescript";
import type { CompileInput, TypeScript } from "../discover/input.js";
import { configObstacle, referenceObstacle, shown } from "./obstacles.js";
import { sharingLibraries } from "./shared-libraries.js";
import { withLibraries } from "./with-libraries.js";
import { WrongUse } from "./wrong-use.js";

// The copy inside ts-morph is the same API under another module's name.
const own = ts as unknown as TypeScript;

/** How a program is read from the disk. */
export interface Reading {
  readonly system: typescript.System;
  hostOf(options: typescript.CompilerOptions): typescript.CompilerHost;
}

export const plainReading: Reading = {
  system: own.sys,
  hostOf: (options) => own.createCompilerHost(options),
};

/** The program of a tsconfig, read by the TypeScript inside ts-morph. */
export function inputOf(project: string, reading = plainReading): CompileInput {
  const config = configFile(project);
  const parsed = parse(config, reading.system);
  const { fileNames, options, projectReferences: references } = parsed;
  const host = withLibraries(reading.hostOf(options), own.getDefaultLibFileName);
  const program = own.createProgram({
    rootNames: fileNames,
    options,
    host: sharingLibraries(host, options),
    ...(references && { projectReferences: references }),
  });
  refuse(referenceObstacle(program));
  return { ts: own, program, root: dirname(config) };
}

/** A tsconfig is named by its path or its folder, as with tsc's `-p`. */
export function configFile(project: string, option = "-p"): string {
  const path = resolve(project);
  if (!existsSync(path)) throw new WrongUse(`There is no ${project}.`);
  const file = statSync(path).isDirectory() ? join(path, "tsconfig.json") : path;
  if (!existsSync(file))
    throw new WrongUse(`There is no tsconfig.json in ${project}. Name one with ${option}.`);
  return file.replaceAll("\\", "/");
}

export function parse(
  config: string,
  system = own.sys,
): ReturnType<TypeScript["parseJsonConfigFileContent"]> {
  const onUnRecoverableConfigFileDiagnostic = () => refuse(`${shown(config)} cannot be read.`);
  const host = { ...system, onUnRecoverableConfigFileDiagnostic };
  const parsed = own.getParsedCommandLineOfConfigFile(config, {}, host);
  if (parsed === undefined) throw new WrongUse(`${shown(config)} cannot be read.`);
  // A bracket that is missing at the end is not among the errors.
  const { error } = own.readConfigFile(config, system.readFile);
  refuse(configObstacle(config, [...parsed.errors, ...(error ? [error] : [])]));
  return parsed;
}

function refuse(obstacle: string | undefined): void {
  if (obstacle !== undefined) throw new WrongUse(obstacle);
}
