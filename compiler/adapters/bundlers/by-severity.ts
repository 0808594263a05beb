import type { Diagnostic } from "../../model/diagnostic.js";

/** What ends a build, and what does not. */
export function bySeverity(
  diagnostics: readonly Diagnostic[],
): Readonly<Record<"errors" | "others", readonly Diagnostic[]>> {
  const isError = ({ severity }: Diagnostic) => severity === "error";
  return {
    errors: diagnostics.filter(isError),
    others: diagnostics.filter((each) => !isError(each)),
  };
}
