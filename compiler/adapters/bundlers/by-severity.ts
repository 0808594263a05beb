import type { Diagnostic } from "../../model/diagnostic.js";
import type { Findings } from "../report.js";

interface BySeverity {
  /** What ends a build. */
  readonly errors: readonly Diagnostic[];
  /** What does not. */
  readonly others: readonly Diagnostic[];
  /** What there is to say of no place. */
  readonly remarks: readonly string[];
}

export function bySeverity({ diagnostics, note, omitted }: Findings): BySeverity {
  const isError = ({ severity }: Diagnostic) => severity === "error";
  const more = omitted > 0 ? [`aetherflow: and ${omitted} more`] : [];
  return {
    errors: diagnostics.filter(isError),
    others: diagnostics.filter((each) => !isError(each)),
    remarks: note === undefined ? more : [note, ...more],
  };
}
