import type ts from "typescript";
import type { TypeScript } from "../discover/input.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { hashOf } from "../plan/hash.js";
import { tscDiagnostic } from "./tsc-diagnostic.js";

export interface Reporting {
  readonly ts: TypeScript;
  readonly program: ts.Program;
  readonly root: string;
  readonly errors: readonly Diagnostic[];
}

type Getter = (file?: ts.SourceFile, cancel?: ts.CancellationToken) => readonly ts.Diagnostic[];
type Getters = Record<"getSemanticDiagnostics" | "getBindAndCheckDiagnostics", Getter | undefined>;

/** Makes a program report our errors among its own. */
export function reportIn(reporting: Reporting): ts.Program {
  const { program, errors } = reporting;
  const found = errors.map((each) => tscDiagnostic(reporting, each));
  stamp(program, found);
  const getters = program as unknown as Getters;
  for (const name of ["getSemanticDiagnostics", "getBindAndCheckDiagnostics"] as const) {
    const original = getters[name];
    if (original === undefined) continue;
    getters[name] = (file, cancel) => [
      ...original.call(program, file, cancel),
      ...found.filter(
        (each) => file === undefined || each.file === undefined || each.file === file,
      ),
    ];
  }
  return program;
}

type Versioned = ts.SourceFile & { version?: string };

/** What we say of a file may change when another file does: builders ask anew where the version differs. */
function stamp(program: ts.Program, found: readonly ts.Diagnostic[]): void {
  for (const file of program.getSourceFiles() as readonly Versioned[]) {
    const own = found.filter((each) => each.file === file);
    const plain = file.version?.replace(/-af[0-9a-f]+$/u, "");
    if (plain === undefined) continue;
    file.version = own.length === 0 ? plain : `${plain}-af${hashOf(own.map(textOf))}`;
  }
}

const textOf = ({ start, length, messageText }: ts.Diagnostic) => ({ start, length, messageText });
