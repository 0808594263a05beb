/** Lines longer than this are broken where they can be. */
const width = 100;

export const fits = (line: string, column: number): boolean => column + line.length <= width;

export const indent = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === "" ? "" : `  ${line}`));

export interface ListText {
  /** Up to and including the bracket. */
  readonly open: string;
  readonly items: readonly string[];
  /** From the bracket on. */
  readonly close: string;
  /** Columns of the place before `open`. */
  readonly column: number;
  /** A space inside the brackets of a list on one line. */
  readonly padding?: " ";
  /** Whether the last item of a broken list has a comma; not after a rest parameter. */
  readonly trailing?: boolean;
}

/** A list on one line if it fits, else one item a line. */
export function list({ open, items, close, column, padding, trailing = true }: ListText) {
  const pad = items.length === 0 ? "" : (padding ?? "");
  const whole = `${open}${pad}${items.join(", ")}${pad}${close}`;
  if (fits(whole, column) || items.length === 0) return [whole];
  const lines = items.map((each, at) => (at < items.length - 1 || trailing ? `${each},` : each));
  return [open, ...indent(lines), close];
}

/** A doc comment. What would end it is taken apart. */
export function docComment(lines: readonly string[]): readonly string[] {
  const safe = lines.map((line) => line.replaceAll("*/", "* /"));
  if (safe.length === 0) return [];
  if (safe.length === 1) return [`/** ${safe[0]} */`];
  return ["/**", ...safe.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"];
}

/** `head { … }` with its body on lines of its own. */
export function block(head: string, body: readonly string[], tail = "}"): readonly string[] {
  return body.length === 0 ? [`${head} {${tail}`] : [`${head} {`, ...indent(body), tail];
}

/** Parts with an empty line between them; empty ones are left out. */
export function spaced(parts: readonly (readonly string[])[]): readonly string[] {
  return parts
    .filter((each) => each.length > 0)
    .flatMap((each, at) => (at === 0 ? each : ["", ...each]));
}

/** A string literal with the quotes that need fewer escapes. */
export function quote(text: string): string {
  const doubled = JSON.stringify(text);
  if (!text.includes('"') || /['\\]/u.test(text)) return doubled;
  return `'${doubled.slice(1, -1).replaceAll('\\"', '"')}'`;
}
