import type ts from "typescript";
import type { Diagnostic } from "../../model/diagnostic.js";
import { internalFault } from "../host-diagnostics.js";

/** Exceptions of ours: each is a finding in the file that was asked about, as long as the program is the same. */
export class Faults {
  readonly #found = new WeakMap<ts.Program, Map<string, Diagnostic>>();

  /** Whether it is the first one here. */
  note(program: ts.Program, file: string, fault: unknown): boolean {
    const found = this.#found.get(program) ?? new Map<string, Diagnostic>();
    this.#found.set(program, found);
    if (found.has(file)) return false;
    found.set(file, internalFault(fault, file));
    return true;
  }

  in(program: ts.Program, file: string): readonly Diagnostic[] {
    const found = this.#found.get(program)?.get(file);
    return found === undefined ? [] : [found];
  }
}
