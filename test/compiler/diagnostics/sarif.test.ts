import { expect, it } from "vitest";
import { toSarif } from "../../../compiler/diagnostics/sarif.js";
import type { Diagnostic } from "../../../compiler/model/diagnostic.js";

const at = (file: string, line: number) => ({
  ...{ file, line, column: 3, endLine: line, endColumn: 5 },
});

const hint: Diagnostic = {
  ...{ code: "AF6006", severity: "hint", message: "Not used", help: "", related: [] },
  ...at("src/a b.ts", 2),
};

const error: Diagnostic = {
  ...{ code: "AF2001", severity: "error", message: "Not exported", help: "Export it." },
  ...at("src/n.ts", 7),
  related: [{ ...at("src/f.ts", 9), message: "a step" }],
  fixes: [
    { title: "Export it", safe: true, edits: [{ ...at("src/n.ts", 7), newText: "export " }] },
  ],
};

const region = (line: number) => ({ startLine: line, startColumn: 3, endLine: line, endColumn: 5 });
const artifact = (uri: string) => ({ uri, uriBaseId: "%SRCROOT%" });
const location = (uri: string, line: number) => ({
  physicalLocation: { artifactLocation: artifact(uri), region: region(line) },
});

it("is a log of one run, with the rules that are broken", () => {
  expect(toSarif([hint, error], "1.2.3")).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "aetherflow",
            version: "1.2.3",
            rules: [
              { id: "AF2001", defaultConfiguration: { level: "error" } },
              { id: "AF6006", defaultConfiguration: { level: "note" } },
            ],
          },
        },
        results: [
          {
            ...{ ruleId: "AF6006", ruleIndex: 1, level: "note", message: { text: "Not used" } },
            locations: [location("src/a%20b.ts", 2)],
          },
          {
            ...{ ruleId: "AF2001", ruleIndex: 0, level: "error" },
            message: { text: "Not exported\nExport it." },
            locations: [location("src/n.ts", 7)],
            relatedLocations: [{ ...location("src/f.ts", 9), message: { text: "a step" } }],
            fixes: [
              {
                description: { text: "Export it" },
                artifactChanges: [
                  {
                    artifactLocation: artifact("src/n.ts"),
                    replacements: [
                      { deletedRegion: region(7), insertedContent: { text: "export " } },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

it("has no results for nothing", () => {
  expect(toSarif([], "1")).toMatchObject({
    runs: [{ results: [], tool: { driver: { rules: [] } } }],
  });
});
