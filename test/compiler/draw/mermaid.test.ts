import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../compiler/draw/drawing.js";
import { linesOf } from "../../../compiler/draw/labels.js";
import { toMermaid } from "../../../compiler/draw/mermaid.js";
import { corpus } from "../plan/corpus.js";
import { everything } from "../plan/everything.js";
import { contextOf, drawingOf, nasty } from "./drawings.js";

/** What the flowcharts are made of: each line is one of these. Nothing unquoted comes from the program. */
const grammar = {
  head: /^flowchart LR$/u,
  classDef: /^classDef [a-z]+ [a-z0-9#:,-]+(?: \d+)?$/u,
  open: /^subgraph (\w+)\["([^"<>]*)"\]$/u,
  close: /^end$/u,
  box: /^(n\d+)(?:\(\["(.*)"\]\)|\{\{"(.*)"\}\}|\[\("(.*)"\)\]|\["(.*)"\]|\("(.*)"\)|>"(.*)"\]):::[a-z]+(?:,doubtful)?$/u,
  arrow: /^(n\d+) (?:-->|==>|-\.->|-\.-x)(?:\|"([^"<>]*)"\|)? (n\d+)$/u,
  legend: /^legend\d\S.* (?:-->|==>|-\.->)\|"[a-z ]+"\| legend\d\S.*:::[a-z]+$/u,
  comment: /^%% [^{}]*$/u,
} as const;

function read(text: string) {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((each) => each.trim());
  const all = lines.map((line) => {
    const kind = Object.entries(grammar).find(([, pattern]) => pattern.test(line))?.[0];
    if (kind === undefined) throw new Error(`no line of a flowchart: ${line}`);
    return { kind, line };
  });
  const depth = all.map(({ kind }) => (kind === "open" ? 1 : kind === "close" ? -1 : 0));
  expect(depth.reduce<number>((a, b) => a + b, 0)).toBe(0);
  const of = (kind: keyof typeof grammar) =>
    all
      .filter((each) => each.kind === kind)
      .map(({ line }) => grammar[kind].exec(line)!.filter((each) => each !== undefined));
  const boxes = of("box").map(([, id, label]) => [id, decoded(label!)] as const);
  return { boxes, arrows: of("arrow").map(([, ...rest]) => rest), frames: of("open") };
}

/** As Mermaid decodes what is quoted. */
function decoded(label: string): readonly string[] {
  return label.split("<br/>").map((line) => {
    expect(line).not.toMatch(/["<>`*_~|{}[\]&\\]/u);
    expect(line.replace(/#\d+;/gu, "")).not.toMatch(/[#;]/u);
    return line.replace(/#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)));
  });
}

describe("a Mermaid flowchart", () => {
  it.each(Object.entries({ corpus, everything, nasty }))("is read back: %s", (_, files) => {
    const drawing: Drawing = drawingOf(files);
    const { nodes, edges } = contextOf(drawing);
    const { boxes, arrows, frames } = read(toMermaid(drawing));
    expect(boxes.map(([, lines]) => lines)).toEqual(nodes.map(linesOf));
    expect(arrows).toHaveLength(edges.length);
    const ids = boxes.map(([id]) => id);
    for (const arrow of arrows)
      expect(ids).toEqual(expect.arrayContaining([arrow[0], arrow.at(-1)]));
    expect(frames).toHaveLength(2 + nodes.filter((each) => each.kind === "flow").length);
  });

  it("shows what is local and what is shared, what crosses threads and what is needed", () => {
    const text = toMermaid(drawingOf(corpus));
    expect(text).toContain('n5("tokenizer (local)<br/>Tokenizer<br/>src/context.ts:5"):::local');
    expect(text).toContain('n6[("counts (shared)<br/>WordCounts<br/>src/context.ts:6")]:::shared');
    expect(text).toContain('n0 ==>|"path: Iterable#60;string#62;"| n1');
    expect(text).toContain('n1 -->|"number"| n2');
    expect(text).toContain("n4 -.-> n5");
    expect(text).toContain('subgraph legend["Legend"]');
  });

  it("marks what is broken", () => {
    const context = corpus["src/context.ts"].replace("  tokenizer = local(Tokenizer);\n", "");
    const text = toMermaid(drawingOf({ ...corpus, "src/context.ts": context }));
    expect(text).toContain('>"Tokenizer<br/>no provider<br/>src/nodes.ts:4"]:::broken');
    expect(text).toContain('-.-x|"tokenizer"|');
    expect(text).toContain("%% AF1001 src/nodes.ts:4 No provider for Tokenizer");
  });
});
