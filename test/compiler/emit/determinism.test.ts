import { expect, it } from "vitest";
import { corpus } from "../plan/corpus.js";
import { everything } from "../plan/everything.js";
import { generate, plansOf } from "./generate.js";

const programs = { corpus, everything };

for (const [name, files] of Object.entries(programs)) {
  it(`gives the same bytes twice, and for files in another order: ${name}`, () => {
    const first = generate(files);
    expect(first).toHaveLength(1);
    expect(generate(files)).toEqual(first);
    expect(generate(files, { reversed: true })).toEqual(first);
  });

  it(`plans plain data: ${name}`, () => {
    const [plan] = plansOf(files);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(JSON.stringify(plan)).not.toContain("/project");
  });
}

it("has another graph hash after any change that matters, and after no other", () => {
  const graphOf = (files: Readonly<Record<string, string>>) => plansOf(files)[0]!.graph;
  const before = graphOf(corpus);
  const nodes = corpus["src/nodes.ts"];
  expect(
    graphOf({ ...corpus, "src/nodes.ts": nodes.replace("words.size", "words.size + 1") }),
  ).toBe(before);
  expect(
    graphOf({ ...corpus, "src/nodes.ts": nodes.replace("path: string", "path: string[]") }),
  ).not.toBe(before);
  const counts = corpus["src/word-counts.ts"];
  const wider = counts.replace("total = 0;", "total = 0; private last = '';");
  expect(graphOf({ ...corpus, "src/word-counts.ts": wider })).not.toBe(before);
});
