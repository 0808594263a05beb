import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

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
  "A setting does not exist or has a wrong value",
  "The section `aetherflow` of the tsconfig has `maxErrors` and `rules`, which sets warnings and hints to `off`, `warn` or `error`.",
  "Correct or remove the setting.",
]);

export const wrongSetting = (
  site: Site,
  { problem }: { problem: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF0009, site, { ...more, message: problem });

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
  entryAF0007,
  entryAF0008,
  entryAF0009,
  entryAF0011,
  entryAF0012,
  entryAF9000,
];
