import type { Diagnostic } from "./model/diagnostic.js";
import type { Output } from "./model/output.js";

export type { Output } from "./model/output.js";

export interface CompileResult {
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}
