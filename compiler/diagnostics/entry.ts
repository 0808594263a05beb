import type { Diagnostic, Fix, RelatedPlace, Severity } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";

export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  readonly help: string;
  readonly docs: string;
}

type Row = readonly [code: string, name: string, title: string, explanation: string, help: string];

const entryOf =
  (severity: Severity) =>
  ([code, name, title, explanation, help]: Row): CatalogueEntry => ({
    ...{ code, name, severity, title, explanation, help },
    docs: `docs/diagnostics.md#${code.toLowerCase()}`,
  });

export const errorEntry = entryOf("error");
export const warningEntry = entryOf("warning");
export const hintEntry = entryOf("hint");

export interface Wording {
  readonly message: string;
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** Without its own help a finding has that of the catalogue. What a headline has no room for is said there. */
export const diagnosticOf = (
  { code, severity, help: usual }: CatalogueEntry,
  { file, line, column, endLine, endColumn }: Site,
  { message, help = usual, related = [], fixes = [] }: Wording,
): Diagnostic => {
  const short = headline(message);
  const more = short === message ? help : `${message}\n${help}`;
  return {
    ...{ code, severity, message: short, help: more, file, line, column, endLine, endColumn },
    related,
    ...(fixes.length > 0 && { fixes }),
  };
};

/** A headline that would be too long ends at a word; names stay whole. */
function headline(text: string): string {
  const end = text.length <= 100 ? -1 : text.lastIndexOf(" ", 96);
  return end < 0 ? text : `${text.slice(0, end)} ...`;
}
