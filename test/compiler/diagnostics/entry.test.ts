import { expect, it } from "vitest";
import {
  diagnosticOf,
  errorEntry,
  hintEntry,
  warningEntry,
} from "../../../compiler/diagnostics/entry.js";

const entry = errorEntry(["AF1001", "missing", "Missing", "Nothing provides it.", "Add a member."]);
const site = { file: "src/a.ts", line: 1, column: 2, endLine: 1, endColumn: 3 };
const name = "A".repeat(120);

it("keeps a short message as the headline", () => {
  expect(diagnosticOf(entry, site, { message: "No provider" })).toEqual({
    ...{ code: "AF1001", severity: "error", message: "No provider", help: "Add a member." },
    ...{ ...site, related: [] },
  });
});

it("ends a long headline at a word and says all of it in the help", () => {
  const message = `No provider for Cache ${name} of node run`;
  const found = diagnosticOf(entry, site, { message });
  expect(found.message).toBe("No provider for Cache ...");
  expect(found.help).toBe(`${message}\nAdd a member.`);
});

it("never cuts a name", () => {
  expect(diagnosticOf(entry, site, { message: name }).message).toBe(name);
});

it.each([
  ["warning", warningEntry],
  ["hint", hintEntry],
] as const)("has entries of severity %s, as their findings are", (severity, entryOf) => {
  const other = entryOf(["AF6009", "unused", "Unused", "Nobody asks for it.", "Remove it."]);
  expect(other).toMatchObject({ severity, docs: "docs/diagnostics.md#af6009" });
  expect(diagnosticOf(other, site, { message: "Nobody" }).severity).toBe(severity);
});
