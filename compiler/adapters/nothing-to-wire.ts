import type { CompileInput } from "../discover/input.js";
import type { SafeResult } from "./compile-safely.js";

/** No context at all is no error, but is more often a wrong tsconfig. */
export function nothingToWire(
  { program }: CompileInput,
  { facts, diagnostics }: SafeResult,
): string | undefined {
  if (facts === undefined || facts.contexts.length > 0 || diagnostics.length > 0) return undefined;
  const isSolution = (program.getProjectReferences()?.length ?? 0) > 0;
  const advice = isSolution ? " Its references are projects of their own: name one with -p." : "";
  return `aetherflow: No context is declared in this project.${advice}`;
}
