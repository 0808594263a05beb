import type { Diagnostic } from "../model/diagnostic.js";

type Span = Pick<Diagnostic, "line" | "column" | "endLine" | "endColumn">;

/** A source line as a terminal shows it, and the marks below it. */
export interface Frame {
  readonly code: string;
  readonly lead: string;
  readonly marks: string;
}

/** Of a longer line only what stands around the span is shown. */
const widest = 120;

export function frameOf({ line, column, endLine, endColumn }: Span, source: string): Frame {
  const from = column - 1;
  const to = endLine === line ? Math.max(from, endColumn - 1) : source.length;
  const { start, end } = windowOf(source, from);
  const cut = { before: start > 0 ? "... " : "", after: end < source.length ? " ..." : "" };
  const marked = widthOf(source.slice(from, Math.min(to, end)));
  return {
    code: cut.before + shown(source.slice(start, end)) + cut.after,
    lead: " ".repeat(cut.before.length + widthOf(source.slice(start, from))),
    marks: "~".repeat(Math.max(1, marked)),
  };
}

interface Window {
  readonly start: number;
  readonly end: number;
}

function windowOf(source: string, from: number): Window {
  if (source.length <= widest) return { start: 0, end: source.length };
  const start = wholeAt(source, Math.min(Math.max(0, from - widest / 3), source.length - widest));
  return { start, end: wholeAt(source, Math.min(source.length, start + widest)) };
}

/** The place, or the next one where a character that takes two code units begins. */
const wholeAt = (source: string, at: number): number =>
  /[\udc00-\udfff]/u.test(source.charAt(Math.floor(at))) ? Math.floor(at) + 1 : Math.floor(at);

const tab = "  ";

const shown = (text: string): string => text.replaceAll("\t", tab).replace(/\p{Cc}/gu, " ");

/** Columns in a terminal: marks that combine take none, East Asian characters and emoji two. */
function widthOf(text: string): number {
  let width = 0;
  for (const each of shown(text)) width += wide.test(each) ? 2 : none.test(each) ? 0 : 1;
  return width;
}

const none = /\p{M}|\u200b|\u200c|\u200d/u;
const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
