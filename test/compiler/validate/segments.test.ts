import { expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { plan } from "../../../compiler/plan/plan.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { segmentsOf } from "../../../compiler/validate/segments.js";
import { ambientFiles } from "../emit/generate.js";
import { everything } from "../plan/everything.js";
import { programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

/** How many values each segment of a flow takes, as `validate` sees the flow and as `plan` compiles it. */
function takenBySegments(files: Files) {
  const { facts, oracle } = discover(programOf({ ...ambientFiles, ...files }));
  const graph = resolve(facts, oracle);
  const seen = graph.contexts.flatMap((context) =>
    context.flows.map((flow) => [
      flow.flow.name,
      segmentsOf(flow, context).map(({ firsts }) =>
        Math.max(...firsts.map(({ target }) => target.takes.length)),
      ),
    ]),
  );
  const planned = plan({ graph, facts, version: "0.1.0" }).flatMap(({ flows, crossings }) =>
    flows.map(({ name }) => [
      name,
      crossings.filter((each) => each.flow === name).map(({ sends }) => sends.length),
    ]),
  );
  return { seen: Object.fromEntries(seen), planned: Object.fromEntries(planned) };
}

test("validate cuts flows into the segments that plan makes", () => {
  const { seen, planned } = takenBySegments(everything);
  expect(Object.keys(seen).length).toBeGreaterThan(15);
  expect(seen).toEqual(planned);
});

test("also where maps, inner flows and reduces alternate", () => {
  const { seen, planned } = takenBySegments({
    "src/app.ts": `import { FlowContext, flow } from "aetherflow";
export class App extends FlowContext {}
/** @node */ export function id(n: number): number { return n; }
/** @node */ export function list(n: number): number[] { return [n]; }
/** @node */ export function total(all: number[]): number { return all.length; }
/** @node */ export function tick(): void {}
/** @node */ export function sum(of: { a: number; b: number }): number { return of.a + of.b; }
export const linear = flow(App).to(id).to(id);
export const deeper = flow(App).to(linear).to(id);
export const forked = flow(App).fanOut({ a: deeper, b: id }).fanIn(sum);
export const around = flow(App).to(deeper).to(forked).to(linear).to(forked);
export const maps = flow(App).to(list).map(id).map(linear).map(forked).map(deeper).map(id).to(total);
export const folds = flow(App).map(id).reduce((a, b) => a + b, 0).to(list).map(forked).reduce((a, b) => a + b, 0).to(id).to(tick).to(tick);
export const forks = flow(App).fanOut([forked, linear]).fanOut([([a]: [number, number]) => a, ([, b]: [number, number]) => b]).to(([a, b]: [number, number]) => a + b);
export const nested = flow(App).map(maps).to(total);
`,
  });
  expect(seen).toEqual(planned);
  expect(seen).toMatchObject({ linear: [1], deeper: [1], around: [1, 1], nested: [1] });
});
