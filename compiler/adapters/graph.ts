import { writeFileSync } from "node:fs";
import { toDot } from "../draw/dot.js";
import { draw, narrowed } from "../draw/draw.js";
import type { Drawing } from "../draw/drawing.js";
import { toHtml } from "../draw/html/page.js";
import { toJson } from "../draw/json.js";
import { toMermaid } from "../draw/mermaid.js";
import { compileSafely } from "./compile-safely.js";
import type { Explained } from "./explained.js";
import { isWhole } from "./explained.js";
import { nearMisses } from "./near-misses.js";
import { nothingToWire } from "./nothing-to-wire.js";
import { inputOf } from "./program-host.js";
import { report } from "./report.js";
import { WrongUse } from "./wrong-use.js";

const renderers = { mermaid: toMermaid, dot: toDot, json: toJson, html: toHtml } as const;

export type Format = keyof typeof renderers;

export const formats = Object.keys(renderers) as readonly Format[];

export interface GraphOptions {
  readonly project: string;
  readonly format?: Format;
  /** A file, from where the command was called; stdout without one. */
  readonly out?: string;
  readonly context?: string;
}

/** Draws the graph, a broken one too. */
export function graph({ project, format, out, context }: GraphOptions): number {
  const render = renderers[format ?? formatOf(out)];
  const input = inputOf(project);
  const result = compileSafely(input);
  if (isWhole(result)) {
    const drawing = draw(result);
    put(render(context === undefined ? drawing : only(context, drawing, result)), out);
  }
  const note = nothingToWire(input, result);
  return report({ ...result, root: input.root, ...(note && { note }) });
}

const endings: Readonly<Record<string, Format>> = {
  html: "html",
  htm: "html",
  json: "json",
  dot: "dot",
  gv: "dot",
};

const formatOf = (out: string | undefined): Format =>
  endings[/\.(\w+)$/u.exec(out ?? "")?.[1]?.toLowerCase() ?? ""] ?? "mermaid";

function only(name: string, drawing: Drawing, { facts }: Explained): Drawing {
  if (drawing.contexts.some((each) => each.name === name)) return narrowed(drawing, name);
  const known = facts.contexts.map((each) => each.name);
  if (known.includes(name)) throw new WrongUse(`No flow uses the context ${name}.`);
  const near = nearMisses(name, known);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(", ")}?`;
  throw new WrongUse(`There is no context ${name}.${hint}`);
}

function put(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(out, text);
  } catch (fault) {
    const { code = "" } = fault as NodeJS.ErrnoException;
    throw new WrongUse(`${out} cannot be written (${code}).`);
  }
}
