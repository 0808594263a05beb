import { Buffer } from "node:buffer";
import { join, relative } from "node:path";
import type { Location, Note, PartialMessage } from "esbuild";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Site } from "../../model/site.js";
import type { Round } from "../analysis.js";
import { lineOf } from "../report.js";
import { bySeverity } from "./by-severity.js";

/** What was found, as esbuild shows it. */
export function messagesOf(
  round: Round,
  folder: string,
): Record<"errors" | "warnings", PartialMessage[]> {
  const { errors, others, remarks } = bySeverity(round);
  const place = (site: Site) => locationOf(site, round.root, folder);
  const message = (each: Diagnostic) => messageOf(each, place);
  return {
    errors: round.obstacle === undefined ? errors.map(message) : [{ text: round.obstacle }],
    warnings: [...others.map(message), ...remarks.map((text) => ({ text }))],
  };
}

function messageOf(
  { code, message, help, related, ...site }: Diagnostic,
  place: (site: Site) => Partial<Location>,
): PartialMessage {
  const notes: Partial<Note>[] = help === "" ? [] : help.split("\n").map((text) => ({ text }));
  const others = related.map((each) => ({ text: each.message, location: place(each) }));
  return {
    text: `${code}: ${message}`,
    location: place(site),
    notes: [...notes, ...others],
  };
}

/** esbuild counts columns in bytes, from 0. */
function locationOf(site: Site, root: string, folder: string): Partial<Location> {
  const path = join(root, site.file);
  const lineText = lineOf(path, site.line) ?? "";
  const end = site.endLine === site.line ? site.endColumn : lineText.length + 1;
  const bytesTo = (column: number) => Buffer.byteLength(lineText.slice(0, column - 1));
  const column = bytesTo(site.column);
  const length = bytesTo(end) - column;
  return { file: relative(folder, path), line: site.line, column, length, lineText };
}
