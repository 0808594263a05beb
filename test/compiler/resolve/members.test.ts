import { describe, expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { programOf } from "../program.js";
import { contextOf, graphOf } from "./graphs.js";

const classes = `
  export class A { constructor(readonly b: B) {} run() {} }
  export class B { constructor(readonly a: A) {} run() {} }
  export class C { run() {} }
  export class D { constructor(readonly c: C) {} run() {} }
`;
const appOf = (contexts: string) => contextOf(`${classes} ${contexts} export const f = flow(App);`);
const namesOf = (parts: ReturnType<typeof appOf>["bindings"]) =>
  parts.map(({ member }) => `${member.name} ${member.kind}`);

describe("members", () => {
  test("inherited first, re-declared in place", () => {
    const { bindings } = appOf(`
      export abstract class Base extends FlowContext { c = local(C); d = local(D) }
      export class App extends Base { x = local(C); c = shared(C) }`);
    expect(namesOf(bindings)).toEqual(["c shared", "d local", "x local"]);
  });

  test("broken ones apart; the last declaration counts", () => {
    const { bindings, broken } = appOf(`
      export abstract class Base extends FlowContext { c = make(); d = local(D) }
      export class App extends Base { c = local(C); d = make() }`);
    expect(namesOf(bindings)).toEqual(["c local"]);
    expect(broken.map((each) => each.name)).toEqual(["d"]);
  });

  test("contexts without flows and abstract ones have no graph", () => {
    const { contexts } = graphOf({
      "src/a.ts": `import { FlowContext } from "aetherflow"; export class A extends FlowContext {}`,
    });
    expect(contexts).toEqual([]);
  });

  test("of contexts that extend each other", () => {
    const { facts, oracle } = discover(
      programOf({
        "src/a.ts": `import { FlowContext, flow, local } from "aetherflow";
          export class A extends FlowContext { a = local(() => 1) }
          export class B extends A { b = local(() => 2) }
          export const f = flow(B);`,
      }),
    );
    const contexts = facts.contexts.map((each) => ({ ...each, base: each.base ?? "src/a.ts#B" }));
    const [graph] = resolve({ ...facts, contexts }, oracle).contexts;
    expect(namesOf(graph!.bindings)).toEqual(["a local", "b local"]);
    expect(Object.isFrozen(graph!.bindings)).toBe(true);
  });

  test("know the class they make, of a factory too", () => {
    const { bindings } = appOf(
      "export class App extends FlowContext { c = local(C); made = local((c: C) => new D(c)); n = local(() => 1) }",
    );
    expect(bindings.map((each) => each.class?.name)).toEqual(["C", "D", undefined]);
  });

  test("are created dependencies first", () => {
    const { creationOrder, cycles } = appOf(
      "export class App extends FlowContext { d = local(D); c = local(C) }",
    );
    expect(creationOrder).toEqual(["c", "d"]);
    expect(cycles).toEqual([]);
  });

  test("of a cycle are left out of the order", () => {
    const { creationOrder, cycles } = appOf(
      "export class App extends FlowContext { b = local(B); c = local(C); a = local(A) }",
    );
    expect(creationOrder).toEqual(["c"]);
    expect(cycles).toEqual([["b", "a"]]);
  });
});
