import {
  foreignOutput,
  internalError,
  otherVersion,
  unwritableOutput,
  wiringOutOfDate,
} from "../diagnostics/host.js";
import type { Diagnostic } from "../model/diagnostic.js";

const atStart = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

export const outOfDate = (file: string): Diagnostic => wiringOutOfDate(atStart(file), { file });

export const ofOtherVersion = (file: string, version: string): Diagnostic =>
  otherVersion(atStart(file), { file, version });

export const notOurs = (file: string): Diagnostic => foreignOutput(atStart(file), { file });

/** The system's words, without the path, which is absolute. */
export function notWritten(file: string, fault: unknown): Diagnostic {
  const text = fault instanceof Error ? fault.message : String(fault);
  return unwritableOutput(atStart(file), { file, reason: text.replace(/, \w+(?: '.*)?$/su, "") });
}

/** A fault of the compiler's own, told as a finding in some file of the program. */
export function internalFault(fault: unknown, file: string): Diagnostic {
  const { message, stack = "" } = fault instanceof Error ? fault : new Error(String(fault));
  const help = `Report this with the program that shows it.\n${stack}`;
  return internalError(atStart(file), { phase: "the compiler", reason: message }, { help });
}
