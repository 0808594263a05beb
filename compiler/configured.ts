import type { Diagnostic } from "./model/diagnostic.js";
import type { Rules } from "./model/rules.js";

const severityOf = { warn: "warning", error: "error" } as const;

/** The findings as the program wants them: dropped, or of another severity. Errors stay what they are. */
export const configured = (found: readonly Diagnostic[], rules: Rules): readonly Diagnostic[] =>
  found.flatMap((each) => {
    const setting = each.severity === "error" ? undefined : rules[each.code];
    if (setting === undefined) return [each];
    return setting === "off" ? [] : [{ ...each, severity: severityOf[setting] }];
  });
