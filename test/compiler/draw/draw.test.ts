import { describe, expect, it } from "vitest";
import { toDot } from "../../../compiler/draw/dot.js";
import { draw } from "../../../compiler/draw/draw.js";
import { toHtml } from "../../../compiler/draw/html/page.js";
import { toJson } from "../../../compiler/draw/json.js";
import { toMermaid } from "../../../compiler/draw/mermaid.js";
import { ofContext, ofFlow } from "../../../compiler/draw/narrow.js";
import { plansOf } from "../emit/generate.js";
import { corpus } from "../plan/corpus.js";
import { everything } from "../plan/everything.js";
import { arrowsOf, boxOf, compiled, contextOf, drawingOf, nasty } from "./drawings.js";

describe("a drawing", () => {
  it("has every box with its kind, scope and place", () => {
    const { nodes, name, place } = contextOf(drawingOf(corpus));
    expect({ name, place }).toMatchObject({
      name: "Corpus",
      place: { file: "src/context.ts", line: 4 },
    });
    expect(
      nodes.map(({ kind, label, detail, place: at }) => [
        kind,
        label,
        detail,
        `${at.file}:${at.line}`,
      ]),
    ).toEqual([
      ["flow", "index", "(path: Iterable<string>)", "src/flows.ts:6"],
      ["step", "map(countWords)", "", "src/flows.ts:6"],
      ["step", "reduce((a, b) => a + b, 0)", "", "src/flows.ts:6"],
      ["result", "result", "number", "src/flows.ts:6"],
      ["node", "countWords", "(path: string) → number", "src/nodes.ts:4"],
      ["member", "tokenizer", "Tokenizer", "src/context.ts:5"],
      ["member", "counts", "WordCounts", "src/context.ts:6"],
    ]);
    const scopes = nodes.flatMap((each) => (each.kind === "member" ? [each.scope] : []));
    expect(scopes).toEqual(["local", "shared"]);
    expect(nodes.filter((each) => each.health !== "sound")).toEqual([]);
  });

  it("has every arrow with what it carries", () => {
    expect(arrowsOf(contextOf(drawingOf(corpus)))).toEqual([
      "index passes over to map(countWords) (path: Iterable<string>)",
      "map(countWords) passes to reduce((a, b) => a + b, 0) (number)",
      "reduce((a, b) => a + b, 0) passes over to result (number)",
      "map(countWords) runs to countWords ()",
      "countWords needs to tokenizer (tokenizer)",
      "countWords needs to counts (counts)",
    ]);
  });

  it.each(Object.entries({ corpus, everything, nasty }))(
    "is plain data with arrows between boxes it has, each id once: %s",
    (_, files) => {
      const drawing = drawingOf(files);
      expect(JSON.parse(toJson(drawing))).toEqual(drawing);
      const { nodes, edges } = contextOf(drawing);
      const ids = nodes.map((each) => each.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
    },
  );

  it("is the same for files in another order, in all formats", () => {
    const drawings = [drawingOf(everything), drawingOf(everything, { reversed: true })] as const;
    for (const render of [toMermaid, toDot, toJson, toHtml]) {
      const [text, other] = drawings.map(render);
      expect(other).toBe(text);
      expect(text).not.toContain("/project");
    }
  });

  it("crosses threads where the plan does", () => {
    const { graph, ...rest } = compiled(everything);
    const [plan] = plansOf(everything);
    const { nodes, edges } = contextOf(draw({ graph, ...rest }));
    const drawn = graph.contexts[0]!.flows.map(({ flow, steps }) => {
      const ids = nodes.filter(
        (each) => each.kind === "step" && each.flow.endsWith(`/${flow.key}`),
      );
      const starts = ids.filter(
        (each) =>
          each.kind === "step" &&
          each.thread === "worker" &&
          edges.some(({ to, crosses }) => to === each.id && crosses),
      );
      const calls = starts.map((each) => {
        const { fact, targets } = steps[ids.indexOf(each)]!;
        return fact.op === "fanOut" ? targets.filter((t) => t.fact.kind !== "flow").length : 1;
      });
      return [flow.name, calls.reduce((a, b) => a + b, 0)];
    });
    expect(drawn.length).toBeGreaterThan(10);
    const planned = drawn.map(([name]) => [
      name,
      plan!.crossings.filter(({ flow }) => flow === name).length,
    ]);
    expect(drawn).toEqual(planned);
  });

  it("tells apart fan-outs, inline functions, options of maps and flows within flows", () => {
    const arrows = arrowsOf(contextOf(drawingOf(everything)));
    expect(arrows).toContain("fanOut({ one, two }) runs to one (one)");
    expect(arrows).toContain("to(linear) runs to linear ()");
    expect(arrows).toContain("map(id, concurrency 2) runs to id ()");
    const context = contextOf(drawingOf(everything));
    expect(boxOf(context, "map(id, unordered)")).toMatchObject({ operator: "map" });
    expect(boxOf(context, "to((n) => ({ n }))")).toMatchObject({ thread: "worker" });
    expect(boxOf(context, "map(flows)")).toMatchObject({ thread: "app" });
  });
});

describe("a broken graph", () => {
  const edited = (file: keyof typeof corpus, from: string, to: string) => {
    expect(corpus[file]).toContain(from);
    return drawingOf({ ...corpus, [file]: corpus[file].replace(from, to) });
  };

  it("shows what is missing and who needs it", () => {
    const drawing = edited("src/context.ts", "  tokenizer = local(Tokenizer);\n", "");
    const context = contextOf(drawing);
    const [missing] = context.nodes.filter((each) => each.kind === "missing");
    expect(missing).toMatchObject({ label: "Tokenizer", health: "broken" });
    expect(boxOf(context, "countWords").health).toBe("broken");
    expect(boxOf(context, "counts").health).toBe("sound");
    const broken = context.edges.filter((each) => each.health === "broken");
    expect(broken).toMatchObject([{ to: missing!.id, label: "tokenizer" }]);
    const ids = [boxOf(context, "countWords").id, missing!.id];
    expect(drawing.problems).toMatchObject([{ code: "AF1001", severity: "error", nodes: ids }]);
  });

  it("shows all that may be meant", () => {
    const two = "  one = local(Tokenizer);\n  two = local(Tokenizer);\n";
    const drawing = edited("src/context.ts", "  tokenizer = local(Tokenizer);\n", two);
    expect(contextOf(drawing).edges.filter((each) => each.health === "broken")).toHaveLength(2);
    expect(drawing.problems.map((each) => each.code)).toEqual(["AF1002"]);
  });

  it("marks members and arrows of a cycle", () => {
    const classes = `${corpus["src/tokenizer.ts"]}
export class A { constructor(readonly b: B) {} get(): B { return this.b; } }
export class B { constructor(readonly a: A) {} get(): A { return this.a; } }
`;
    const context = contextOf(
      drawingOf({
        ...corpus,
        "src/tokenizer.ts": classes,
        "src/context.ts": corpus["src/context.ts"]
          .replace("{ Tokenizer }", "{ A, B, Tokenizer }")
          .replace("  counts", "  a = local(A);\n  b = local(B);\n  counts"),
      }),
    );
    const broken = context.nodes.filter((each) => each.health === "broken");
    expect(broken.map((each) => each.label)).toEqual(["a", "b"]);
    const arrows = context.edges.filter((each) => each.health === "broken");
    expect(arrowsOf({ ...context, edges: arrows })).toEqual([
      "a needs to b (b)",
      "b needs to a (a)",
    ]);
  });

  it("marks a step that does not fit, one that is no node, and an operator that is none", () => {
    const unfit = contextOf(edited("src/flows.ts", ".reduce", ".map((s: string) => s).reduce"));
    expect(boxOf(unfit, "map((s) => s)").health).toBe("broken");
    const unmarked = contextOf(edited("src/nodes.ts", "/** @node */\n", ""));
    expect(boxOf(unmarked, "map(countWords)").health).toBe("broken");
    const unknown = contextOf(edited("src/flows.ts", ".reduce", ".sift"));
    expect(boxOf(unknown, "sift(…)")).toMatchObject({ operator: "other", health: "broken" });
  });

  it("shows a member whose provider cannot be read", () => {
    const drawing = edited("src/context.ts", "local(Tokenizer)", "new Tokenizer()");
    const box = boxOf(contextOf(drawing), "tokenizer");
    expect(box).toMatchObject({ kind: "member", scope: "unknown", health: "broken" });
  });

  it.each([
    ["its name", "tokenizer"],
    ["its type", "words"],
  ])("leads to a member that cannot be read by %s", (_, name) => {
    const nodes = corpus["src/nodes.ts"]
      .replaceAll("tokenizer", name)
      .replace(`${name}.js`, "tokenizer.js");
    const context = contextOf(
      drawingOf({
        ...corpus,
        "src/nodes.ts": nodes,
        "src/context.ts": corpus["src/context.ts"].replace(
          "local(Tokenizer);",
          "new Tokenizer();\n  other = new Map<string, Date>();",
        ),
      }),
    );
    const arrows = context.edges.filter((each) => each.health === "broken");
    expect(arrowsOf({ ...context, edges: arrows })).toEqual([
      `countWords needs to tokenizer (${name})`,
    ]);
    expect(context.nodes.filter((each) => each.kind === "missing")).toEqual([]);
    expect(boxOf(context, "countWords").health).toBe("sound");
  });
});

describe("a part of a drawing", () => {
  const two = {
    ...corpus,
    "src/other.ts": `import { FlowContext, flow, local } from "aetherflow";
import { countWords } from "./nodes.js";
import { Tokenizer } from "./tokenizer.js";
export class Other extends FlowContext { tokenizer = local(Tokenizer); }
export const second = flow(Other).map(countWords);
`,
  };

  it("of a context keeps its boxes and its problems", () => {
    const whole = drawingOf(two);
    expect(whole.contexts.map((each) => each.name)).toEqual(["Corpus", "Other"]);
    const sound = ofContext(whole, "Corpus");
    expect(sound.contexts).toEqual(whole.contexts.slice(0, 1));
    const broken = ofContext(whole, "Other");
    expect(broken.contexts).toEqual(whole.contexts.slice(1));
    const ids = contextOf(broken).nodes.map((each) => each.id);
    expect(broken.problems).toHaveLength(1);
    expect(ids).toEqual(expect.arrayContaining([...broken.problems[0]!.nodes]));
  });

  it("of a flow keeps what it runs and needs, other flows too, and nothing else", () => {
    const whole = drawingOf(everything);
    const one = (label: string) => {
      const part = contextOf(ofFlow(whole, label));
      const ids = new Set(part.nodes.map((each) => each.id));
      for (const { from, to } of part.edges)
        expect([from, to].every((id) => ids.has(id))).toBe(true);
      return part.nodes.filter(({ kind }) => kind !== "member").map((each) => each.label);
    };
    expect(one("linear")).toEqual([
      "linear",
      "to(parse)",
      "to(choose)",
      "result",
      "choose",
      "parse",
    ]);
    expect(one("nested")).toEqual(expect.arrayContaining(["nested", "flows", "linear", "parse"]));
    expect(one("nested")).not.toContain("launch");
  });

  it("of a flow keeps its problems alone", () => {
    const whole = drawingOf({
      ...two,
      "src/flows.ts": `${two["src/flows.ts"]}export const third = flow(Corpus).map((n: number) => n);\n`,
    });
    expect(whole.problems).toHaveLength(1);
    expect(ofFlow(whole, "second").problems).toMatchObject([{ code: whole.problems[0]!.code }]);
    expect(ofFlow(whole, "third").problems).toEqual([]);
  });
});
