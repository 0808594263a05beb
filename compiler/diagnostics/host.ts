import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF0001 = errorEntry([
  "AF0001",
  "notWired",
  "A flow was called as if it were a function",
  "A flow is a declaration: what runs is the method of the same name of what the generated `launch()` returns. At run time.",
  "Import `launch` from the wiring module of the context, and call the flow's method of the app.",
]);

const entryAF0002 = errorEntry([
  "AF0002",
  "pluginIgnored",
  "This TypeScript ignores plugins",
  "TypeScript 7 has no transformers, so the entry in `plugins` of the tsconfig does nothing. `aetherflow doctor` finds it.",
  "Run `aetherflow generate` before the compiler, or use the plugin of the bundler. `aetherflow init` sets this up.",
]);

const entryAF0003 = errorEntry([
  "AF0003",
  "unsupportedTsPatch",
  "This ts-patch does not support this TypeScript",
  "ts-patch 3.3 is for TypeScript 5, ts-patch 4 for TypeScript 6; none is for TypeScript 7. `aetherflow doctor` finds it.",
  "Install the version that belongs to your TypeScript.",
]);

const entryAF0004 = errorEntry([
  "AF0004",
  "notAProgramTransformer",
  "The plugin's entry lacks transformProgram",
  "Without it ts-patch calls the plugin for each file that is emitted, when it is too late to write wiring or to check it.",
  'Write { "transform": "aetherflow/transform", "transformProgram": true } in `plugins`.',
]);

export const notAProgramTransformer = (site: Site, _: object, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF0004, site, {
    ...more,
    message: 'The entry of aetherflow/transform lacks "transformProgram": true',
  });

const entryAF0005 = errorEntry([
  "AF0005",
  "twoCopies",
  "Two copies of aetherflow are loaded",
  "An error of one copy is no instance of the other's class, and their versions may differ. At run time, when an app is launched.",
  "Let all packages ask for the same version, as a peer dependency in libraries, and install again.",
]);

const entryAF0006 = errorEntry([
  "AF0006",
  "otherVersion",
  "The wiring was written by another version",
  "Generated code and the runtime that it calls belong together. When an app is launched, and by `aetherflow check`.",
  "Run `aetherflow generate`, and build again.",
]);

export const otherVersion = (
  site: Site,
  { file, version }: { file: string; version: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF0006, site, {
    ...more,
    message: `The wiring ${file} was written by aetherflow ${version}`,
  });

const entryAF0007 = errorEntry([
  "AF0007",
  "wiringOutOfDate",
  "The wiring is out of date",
  "The wiring file on disk differs from what the program asks for.",
  "Run `aetherflow generate`.",
]);

export const wiringOutOfDate = (
  site: Site,
  { file }: { file: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF0007, site, { ...more, message: `The wiring ${file} is out of date` });

const entryAF0008 = errorEntry([
  "AF0008",
  "foreignOutput",
  "The output exists and is not ours",
  "A file stands where the wiring would be written, and AetherFlow did not write it.",
  "Move or delete the file, then generate again.",
]);

export const foreignOutput = (
  site: Site,
  { file }: { file: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF0008, site, {
    ...more,
    message: `${file} exists and was not written by AetherFlow`,
  });

const entryAF0009 = errorEntry([
  "AF0009",
  "wrongSetting",
  "A setting or an option does not exist, or has a wrong value",
  "The section `aetherflow` of the tsconfig has `maxErrors` and `rules`, which sets warnings and hints to `off`, `warn` or `error`. The plugin of a bundler has the option `tsconfig`.",
  "Correct or remove the setting.",
]);

export const wrongSetting = (
  site: Site,
  { problem }: { problem: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF0009, site, { ...more, message: problem });

const entryAF0010 = errorEntry([
  "AF0010",
  "loadedByWorkers",
  "Every worker would do this when it loads the module",
  "Worker threads load the modules of nodes and providers, and whatever those import. `aetherflow doctor` finds calls there that start an app, listen, begin an interval or end the process.",
  "Move the call to the entry of the program, which no node or provider imports.",
]);

export const unknownPluginOption = (
  site: Site,
  { option }: { option: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF0009, site, {
    ...more,
    message: `There is no option \`${option}\` of the plugin`,
  });

const entryAF0011 = errorEntry([
  "AF0011",
  "unwritableOutput",
  "The output cannot be written",
  "The wiring has changed, and the file system does not let AetherFlow write it.",
  "Make the folder writable, or generate where it is.",
]);

export const unwritableOutput = (
  site: Site,
  { file, reason }: { file: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF0011, site, { ...more, message: `${file} cannot be written: ${reason}` });

const entryAF0012 = errorEntry([
  "AF0012",
  "syntaxError",
  "A file has a syntax error",
  "What stands after it is not read as it is meant, so nothing else is said until it is mended.",
  "Mend the syntax, then look again.",
]);

export const syntaxError = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF0012, site, { ...more, message: `Syntax error: ${reason}` });

const entryAF0013 = errorEntry([
  "AF0013",
  "pluginTwice",
  "The plugin is listed twice",
  "One build has the plugin two times, by two lines of a configuration or by a preset that brings it.",
  "Remove all but one.",
]);

export const pluginTwice = (site: Site, _: object, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF0013, site, { ...more, message: "The plugin is listed twice" });

const entryAF9000 = errorEntry([
  "AF9000",
  "internalError",
  "Internal error",
  "An assumption of the compiler does not hold.",
  "Report this with the program that shows it.",
]);

export const internalError = (
  site: Site,
  { phase, reason }: { phase: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF9000, site, { ...more, message: `Internal error in ${phase}: ${reason}` });

export const hostEntries: readonly CatalogueEntry[] = [
  entryAF0001,
  entryAF0002,
  entryAF0003,
  entryAF0004,
  entryAF0005,
  entryAF0006,
  entryAF0007,
  entryAF0008,
  entryAF0009,
  entryAF0010,
  entryAF0011,
  entryAF0012,
  entryAF0013,
  entryAF9000,
];
