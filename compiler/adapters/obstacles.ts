import { existsSync } from "node:fs";
import { relative } from "node:path";
import { ts } from "ts-morph";
import type typescript from "typescript";
import type { TypeScript } from "../discover/input.js";

const own = ts as unknown as TypeScript;

/** Why a program cannot be read by this tsconfig. */
export function configObstacle(
  config: string,
  errors: readonly typescript.Diagnostic[],
): string | undefined {
  // A newer TypeScript's options and an empty list of files are no reason to stop.
  const first = errors.find((each) => !tolerated.has(each.code));
  if (first === undefined) return undefined;
  return `${shown(config)}: ${own.flattenDiagnosticMessageText(first.messageText, " ")}`;
}

const tolerated = new Set([5023, 5025, 6046, 18_002, 18_003]);

/** What a program sees of another project are the declarations that a build of it leaves. */
export function referenceObstacle(program: typescript.Program): string | undefined {
  const unbuilt = program.getResolvedProjectReferences()?.find(isUnbuilt);
  if (unbuilt === undefined) return undefined;
  const { fileName } = unbuilt.sourceFile;
  return `The project ${shown(fileName)} is not built, and this one needs it. Run \`tspc -b\`.`;
}

function isUnbuilt(reference: typescript.ResolvedProjectReference | undefined): boolean {
  const commandLine = reference?.commandLine;
  if (commandLine?.options.composite !== true) return false;
  const ignoreCase = !own.sys.useCaseSensitiveFileNames;
  return commandLine.fileNames
    .flatMap((file) => own.getOutputFileNames(commandLine, file, ignoreCase))
    .some((file) => /\.d\.[cm]?ts$/u.test(file) && !existsSync(file));
}

/** From where the command was called. */
export const shown = (path: string): string =>
  relative(process.cwd(), path).replaceAll("\\", "/") || ".";
