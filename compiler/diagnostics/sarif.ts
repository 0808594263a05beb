import type { Diagnostic, Fix, TextEdit } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import type { CatalogueEntry } from "./entry.js";
import { catalogue } from "./registry.js";

/** A log as SARIF 2.1.0 has it, for tools that collect findings of many compilers. */
export function toSarif(diagnostics: readonly Diagnostic[], version: string): object {
  const codes = new Set(diagnostics.map((each) => each.code));
  const rules = catalogue.filter((each) => codes.has(each.code));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "aetherflow", version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((each) => resultOf(each, rules)),
      },
    ],
  };
}

const levels = { error: "error", warning: "warning", hint: "note" } as const;

const ruleOf = ({ code, name, title, explanation, help, severity }: CatalogueEntry) => ({
  id: code,
  name,
  shortDescription: { text: title },
  fullDescription: { text: explanation },
  help: { text: help },
  defaultConfiguration: { level: levels[severity] },
});

const resultOf = (diagnostic: Diagnostic, rules: readonly CatalogueEntry[]) => ({
  ruleId: diagnostic.code,
  ruleIndex: rules.findIndex((each) => each.code === diagnostic.code),
  level: levels[diagnostic.severity],
  message: { text: [diagnostic.message, diagnostic.help].filter((each) => each !== "").join("\n") },
  locations: [locationOf(diagnostic)],
  ...(diagnostic.related.length > 0 && {
    relatedLocations: diagnostic.related.map((each) => ({
      ...locationOf(each),
      message: { text: each.message },
    })),
  }),
  ...(diagnostic.fixes && { fixes: diagnostic.fixes.map(fixOf) }),
});

const locationOf = (site: Site) => ({
  physicalLocation: { artifactLocation: artifactOf(site.file), region: regionOf(site) },
});

const artifactOf = (file: string) => ({ uri: encodeURI(file), uriBaseId: "%SRCROOT%" });

const regionOf = ({ line, column, endLine, endColumn }: Site) => ({
  ...{ startLine: line, startColumn: column, endLine, endColumn },
});

const fixOf = ({ title, edits }: Fix) => ({
  description: { text: title },
  artifactChanges: [...new Set(edits.map((each) => each.file))].map((file) => ({
    artifactLocation: artifactOf(file),
    replacements: edits.filter((each) => each.file === file).map(replacementOf),
  })),
});

const replacementOf = (edit: TextEdit) => ({
  deletedRegion: regionOf(edit),
  insertedContent: { text: edit.newText },
});
