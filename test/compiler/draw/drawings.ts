import { compile } from "../../../compiler/compile.js";
import { draw } from "../../../compiler/draw/draw.js";
import type { Drawing, DrawnContext, DrawnNode } from "../../../compiler/draw/drawing.js";
import { type ProgramSettings, programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

export const compiled = (files: Files, settings?: ProgramSettings) =>
  compile(programOf(files, settings), { version: "0.0.0-test" });

export const drawingOf = (files: Files, settings?: ProgramSettings): Drawing =>
  draw(compiled(files, settings));

/** Of a drawing with one context. */
export function contextOf({ contexts }: Drawing): DrawnContext {
  if (contexts.length !== 1) throw new Error(`${contexts.length} contexts`);
  return contexts[0]!;
}

export function boxOf(context: DrawnContext, label: string): DrawnNode {
  const found = context.nodes.filter((each) => each.label === label);
  if (found.length !== 1) throw new Error(`${found.length} boxes are called ${label}`);
  return found[0]!;
}

/** `from kind to`, by labels, with the arrow's own in brackets. */
export function arrowsOf({ nodes, edges }: DrawnContext): readonly string[] {
  const labelOf = (id: string) => nodes.find((each) => each.id === id)?.label ?? `nothing: ${id}`;
  return edges.map(
    ({ from, to, kind, label, crosses }) =>
      `${labelOf(from)} ${kind}${crosses ? " over" : ""} to ${labelOf(to)} (${label})`,
  );
}

/** Names, types and functions that each of the languages would take for its own. */
export const nasty = {
  "src/context.ts": `import { FlowContext, local, shared } from "aetherflow";
export class Log { write(text: string): void { void text; } }
export class Stats { total = 0; add(n: number): void { this.total += n; } }
export class Café extends FlowContext {
  größe = local(Log);
  "a \\"quoted\\" <b>name</b> & more" = shared(Stats);
  日本 = local((): Map<"]]></script>", "\\\\N #quot; %% --> |"> => new Map());
}
`,
  "src/nodes.ts": `import type { Log, Stats } from "./context.js";
/** @node */
export function end(x: "</title><script>alert(1)</script>", log: Log, stats: Stats): "{a}" | "[b]" {
  log.write(x); stats.add(1); return "{a}";
}
`,
  "src/flows.ts": `import { flow } from "aetherflow";
import { Café } from "./context.js";
import { end } from "./nodes.js";
export const $flow = flow(Café).to(end)
  .fanOut({ "k | \\"x\\"": (s: string) => s + "<i>'&amp;'</i>\\n", subgraph: (s: string) => \`\${s} \\\\ ~_*\` });
`,
};
