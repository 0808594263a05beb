import { writeFileSync } from "node:fs";
import { toDot } from "../draw/dot.js";
import { draw } from "../draw/draw.js";
import type { Drawing } from "../draw/drawing.js";
import { toHtml } from "../draw/html/page.js";
import { toJson } from "../draw/json.js";
import { toMermaid } from "../draw/mermaid.js";
import { ofContext, ofFlow } from "../draw/narrow.js";
import { compileSafely } from "./compile-safely.js";
import type { Explained } from "./explained.js";
import { isWhole } from "./explained.js";
import { didYouMean } from "./near-misses.js";
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
  readonly flow?: string;
}

/** Draws the graph, a broken one too. */
export function graph(options: GraphOptions): number {
  const { project, format, out } = options;
  const render = renderers[format ?? formatOf(out)];
  const input = inputOf(project);
  const result = compileSafely(input);
  if (isWhole(result)) {
    put(render(chosen(draw(result), options, result)), out);
  }
  const note = nothingToWire(input, result);
  return report({ ...result, root: input.root, ...(note && { note }) });
}

const endings: Readonly<Record<string, Format>> = {
  mmd: "mermaid",
  mermaid: "mermaid",
  md: "mermaid",
  txt: "mermaid",
  html: "html",
  htm: "html",
  json: "json",
  dot: "dot",
  gv: "dot",
};

function formatOf(out = ""): Format {
  const ending = /\.(\w+)$/u.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined) return "mermaid";
  const format = endings[ending];
  if (format === undefined)
    throw new WrongUse(`No format has the ending .${ending}. Name one with --format.`);
  return format;
}

/** What was asked for. */
function chosen(drawing: Drawing, { context, flow }: GraphOptions, whole: Explained): Drawing {
  const ofIt = context === undefined ? drawing : contextOf(drawing, context, whole);
  return flow === undefined ? ofIt : flowOf(ofIt, flow, context);
}

function contextOf(drawing: Drawing, name: string, { facts }: Explained): Drawing {
  if (drawing.contexts.some((each) => each.name === name)) return ofContext(drawing, name);
  const known = facts.contexts.map((each) => each.name);
  if (known.includes(name)) throw new WrongUse(`No flow uses the context ${name}.`);
  throw new WrongUse(`There is no context ${name}.${didYouMean(name, known)}`);
}

function flowOf(drawing: Drawing, name: string, context: string | undefined): Drawing {
  const boxes = drawing.contexts.flatMap(({ nodes }) => nodes);
  const known = boxes.filter(({ kind }) => kind === "flow").map(({ label }) => label);
  if (known.includes(name)) return ofFlow(drawing, name);
  const where = context === undefined ? "" : ` of ${context}`;
  throw new WrongUse(`There is no flow ${name}${where}.${didYouMean(name, known)}`);
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
