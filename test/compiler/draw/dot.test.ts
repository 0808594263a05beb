import { instance } from "@viz-js/viz";
import { describe, expect, it } from "vitest";
import { toDot } from "../../../compiler/draw/dot.js";
import { linesOf } from "../../../compiler/draw/labels.js";
import { corpus } from "../plan/corpus.js";
import { everything } from "../plan/everything.js";
import { contextOf, drawingOf, nasty } from "./drawings.js";

interface Read {
  readonly objects: readonly {
    readonly name: string;
    readonly label: string;
    readonly shape?: string;
  }[];
  readonly edges: readonly {
    readonly tail: number;
    readonly head: number;
    readonly label?: string;
  }[];
}

const viz = await instance();

/** By Graphviz itself, which writes escapes and entities as they were given. */
function read(text: string): Read {
  const result = viz.render(text, { format: "json" });
  // It warns of letters whose width it does not know.
  expect(result.errors.filter((each) => each.level !== "warning")).toEqual([]);
  return JSON.parse(result.output!);
}

/** The texts of a picture, without those of the legend. */
function textsIn(svg: string): readonly string[] {
  const entities: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
  };
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) =>
    text!.replace(/&(?:#(\d+|x[\da-f]+)|(\w+));/gu, (_, code, name) =>
      name === undefined
        ? String.fromCodePoint(Number(`0${code}`.replace(/^0(?=\d)/u, "")))
        : entities[name]!,
    ),
  );
}

describe("a DOT digraph", () => {
  it.each(Object.entries({ corpus, everything, nasty }))("is read back: %s", (_, files) => {
    const drawing = drawingOf(files);
    const { nodes, edges } = contextOf(drawing);
    const found = read(toDot(drawing));
    const boxes = found.objects.filter((each) => /^n\d+$/u.test(each.name));
    expect(boxes).toHaveLength(nodes.length);
    expect(found.objects.filter((each) => /^cluster_c0f\d+$/u.test(each.name))).toHaveLength(
      nodes.filter((each) => each.kind === "flow").length,
    );
    const names = found.edges.map(({ tail, head }) =>
      [tail, head].map((at) => found.objects[at]!.name),
    );
    expect(names.filter(([tail]) => /^n\d+$/u.test(tail!))).toHaveLength(edges.length);
    const svg = viz.renderString(toDot(drawing), { format: "svg" });
    const texts = textsIn(svg).map(plainSpaces);
    for (const line of nodes.flatMap(linesOf)) expect(texts).toContain(plainSpaces(line));
  });

  it("shows what is local and what is shared, what crosses threads and what is needed", () => {
    const text = toDot(drawingOf(corpus));
    expect(text).toMatch(/n5 \[label="tokenizer \(local\)[^\n]*style="rounded,filled"/u);
    expect(text).toMatch(/n6 \[label="counts \(shared\)[^\n]*shape=cylinder/u);
    expect(text).toContain('n0 -> n1 [label="path: Iterable<string>", penwidth=3];');
    expect(text).toContain('n1 -> n2 [label="number"];');
    expect(text).toContain("n4 -> n5 [style=dashed];");
    expect(text).toContain('label="Legend";');
  });

  it("marks what is broken and says why", () => {
    const context = corpus["src/context.ts"].replace("  tokenizer = local(Tokenizer);\n", "");
    const text = toDot(drawingOf({ ...corpus, "src/context.ts": context }));
    expect(text).toMatch(/label="Tokenizer\\nno provider.*tooltip="AF1001: No provider for/u);
    expect(text).toContain('[label="tokenizer", style=dashed, color="#b91c1c", arrowhead=tee];');
  });
});

/** Graphviz writes spaces as no-break spaces. */
const plainSpaces = (text: string): string => text.replaceAll("\u00a0", " ");
