import type ts from "typescript";
import type { Asking } from "./asking.js";
import { combinedFix, fixable, fixesAt } from "./fixes.js";

type QuickFixes = Pick<
  ts.LanguageService,
  "getCodeFixesAtPosition" | "getSupportedCodeFixes" | "getCombinedCodeFix"
>;

/** What an editor offers to do about a finding: what TypeScript offers, and what we offer. */
export function quickFixes(asking: Asking): QuickFixes {
  const { service } = asking.editor;
  return {
    getSupportedCodeFixes: (file) => [
      ...new Set([...service.getSupportedCodeFixes(file), ...fixable]),
    ],
    getCodeFixesAtPosition: (file, start, end, codes, ...rest) => {
      const stock = service.getCodeFixesAtPosition(file, start, end, codes, ...rest);
      return asking.about(file, start, stock, (asked) => [
        ...fixesAt(asked, { start, end, codes }),
        ...stock,
      ]);
    },
    getCombinedCodeFix: (scope, id, ...rest) => {
      const isOurs = typeof id === "string" && /^AF\d+$/u.test(id);
      if (!isOurs) return service.getCombinedCodeFix(scope, id, ...rest);
      const nothing: ts.CombinedCodeActions = { changes: [] };
      return asking.about(scope.fileName, 0, nothing, (asked) => combinedFix(asked, id));
    },
  };
}
