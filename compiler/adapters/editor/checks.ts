import type ts from "typescript";
import type { Asking } from "./asking.js";
import { findingsIn, hintsIn } from "./diagnostics.js";

type Checks = Pick<ts.LanguageService, "getSemanticDiagnostics" | "getSuggestionDiagnostics">;

/** Not in every TypeScript, and in none of its declarations. */
interface Regional {
  getRegionSemanticDiagnostics(file: string, ranges: readonly ts.TextRange[]): Regions | undefined;
}

interface Regions {
  readonly diagnostics: readonly ts.Diagnostic[];
  readonly spans: readonly ts.TextSpan[];
}

/** What is wrong: what TypeScript finds, and what we find. */
export function checks(asking: Asking): Checks {
  const { service } = asking.editor;
  const findings = (file: string) => [
    ...asking.about<readonly ts.Diagnostic[]>(file, 0, [], findingsIn),
    ...asking.faultsIn(file),
  ];
  return {
    getSemanticDiagnostics: (file) => {
      asking.prepare(file);
      return [...service.getSemanticDiagnostics(file), ...findings(file)];
    },
    getSuggestionDiagnostics: (file) => {
      asking.prepare(file);
      const stock = service.getSuggestionDiagnostics(file);
      return asking.about(file, 0, stock, (asked) => [...stock, ...hintsIn(asked)]);
    },
    ...regions(asking, findings),
  };
}

/** The part of a file that is in sight is checked first. */
function regions(
  asking: Asking,
  findings: (file: string) => readonly ts.Diagnostic[],
): Partial<Regional> {
  const service: Partial<Regional> = asking.editor.service as object;
  const usual = service.getRegionSemanticDiagnostics?.bind(service);
  if (usual === undefined) return {};
  return {
    getRegionSemanticDiagnostics: (file, ranges) => {
      asking.prepare(file);
      const stock = usual(file, ranges);
      const own = findings(file).filter((each) => stock?.spans.some((span) => meets(span, each)));
      return stock && { ...stock, diagnostics: [...stock.diagnostics, ...own] };
    },
  };
}

const meets = (span: ts.TextSpan, { start = 0, length = 0 }: ts.Diagnostic): boolean =>
  start < span.start + span.length && start + length > span.start;
