import { describe, expect, test } from "vitest";
import { factsOf, placeOf } from "./facts.js";

const header = `import { FlowContext, local, shared } from "aetherflow";\n`;
const box = "export class Box { constructor(readonly size = 1) {} }\n";

const membersOf = (body: string, rest = "") => {
  const facts = factsOf({
    "src/context.ts": `${header}${box}${rest}export class App extends FlowContext {\n${body}\n}`,
  });
  expect(facts.contexts).toHaveLength(1);
  return facts.contexts[0]!;
};

describe("members", () => {
  test("a class: kind, type, key and places", () => {
    const { members, broken } = membersOf("  box = local(Box);");
    expect(broken).toEqual([]);
    expect(members).toHaveLength(1);
    const [{ site, source, removal, ...rest }] = members as [(typeof members)[number]];
    expect(removal).toMatchObject([
      { line: 4, column: 1, endLine: 5, endColumn: 1, newText: "" },
      { line: 1, column: 23, endLine: 1, endColumn: 30, newText: "" },
    ]);
    expect(rest).toEqual({
      name: "box",
      kind: "local",
      owner: "src/context.ts#App",
      type: "src/context.ts#Box",
      typeText: "Box",
    });
    expect(placeOf(site)).toBe("src/context.ts:4:3-4:6");
    expect(source).toMatchObject({ from: "class", class: "src/context.ts#Box" });
    expect(placeOf(source.argumentSite)).toBe("src/context.ts:4:15-4:18");
  });

  test("a factory: parameters, awaited type, asynchrony", () => {
    const { members } = membersOf(
      "box = shared(async (size: number, name?: string) => new Box(size + (name ?? '').length));",
    );
    const source = members[0]!.source;
    expect(members[0]).toMatchObject({
      kind: "shared",
      type: "src/context.ts#Box",
      typeText: "Box",
    });
    expect(source).toMatchObject({ from: "factory", async: true });
    expect(source.from === "factory" && source.parameters).toMatchObject([
      { name: "size", type: "number", typeText: "number", optional: false, form: "plain" },
      { name: "name", type: "string", typeText: "string", optional: true, form: "plain" },
    ]);
  });

  test("a factory by name, from another file", () => {
    const facts = factsOf({
      "src/make.ts":
        "export function make(seed: number): Map<string, number> { return new Map([['x', seed]]); }",
      "src/context.ts": `${header}import { make as create } from "./make.js";\nexport class App extends FlowContext { table = local(create); }`,
    });
    const [member] = facts.contexts[0]!.members;
    expect(member).toMatchObject({
      type: "global#Map<string, number>",
      typeText: "Map<string, number>",
      source: {
        from: "factory",
        async: false,
        parameters: [{ name: "seed", site: { file: "src/make.ts" } }],
      },
    });
  });

  test("a generic class keeps its arguments", () => {
    const { members } = membersOf(
      "items = local(List<string>);",
      "export class List<T> { items: T[] = []; }\n",
    );
    expect(members[0]).toMatchObject({
      type: "src/context.ts#List<string>",
      typeText: "List<string>",
    });
    expect(members[0]!.source).toMatchObject({ class: "src/context.ts#List" });
  });

  test("quoted names and wrappers without meaning", () => {
    const { members } = membersOf(
      "'box' = (local(Box)); other = local(Box as typeof Box) satisfies unknown;",
    );
    expect(members.map((each) => each.name)).toEqual(["box", "other"]);
  });
});

describe("what cannot be read", () => {
  test.each([
    ["static box = local(Box);", "box", "is static"],
    ["private box = local(Box);", "box", "is private"],
    ["#box = local(Box);", "#box", "is private"],
    ["protected box = local(Box);", "box", "is protected"],
    ["[String(1)] = local(Box);", "[String(1)]", "has a computed name"],
    ["box!: unknown;", "box", "has no initialiser"],
    ["box = 1;", "box", "is not made by a call to a provider function"],
    [
      "box = Math.random() > 0.5 ? local(Box) : shared(Box);",
      "box",
      "is chosen by a condition when the program runs",
    ],
    ["box = make(Box);", "box", "is made by a call to `make`, not by a provider function"],
    [
      "get box() { return local(Box); }",
      "box",
      "is an accessor, not a property with an initialiser",
    ],
    ["box = local();", "box", "has neither a class nor a factory"],
    ["box = local(...[Box]);", "box", "takes its class from a spread"],
    ["box = local(class { x = 1; });", "box", "is made from a class without a name"],
    ["box = local(pick());", "box", "is made from `pick()`, not from a named class"],
    ["box = local(12);", "box", "is made from `12`, which is neither a class nor a function"],
    [
      "box = local(Missing);",
      "box",
      "is made from `Missing`, which is not declared, or not exported",
    ],
  ])("%s", (body, name, reason) => {
    const rest = "const make = local; function pick() { return Box; }\n";
    const { members, broken } = membersOf(body, rest);
    expect(members).toEqual([]);
    expect(broken).toMatchObject([{ name, owner: "src/context.ts#App", reason }]);
  });

  test("methods, constructors and ambient properties are no members", () => {
    const { members, broken } = membersOf(
      "constructor() { super(); } help() { return 1; } declare size: number;",
    );
    expect([...members, ...broken]).toEqual([]);
  });
});

describe("recognition", () => {
  test("through renaming imports, namespaces and re-exports", () => {
    const facts = factsOf({
      "src/kit.ts": `export { FlowContext as Base, local as own } from "aetherflow"; export * as kit from "aetherflow";`,
      "src/a.ts": `import { Base, own } from "./kit.js"; ${box} export class A extends Base { box = own(Box); }`,
      "src/b.ts": `import * as af from "aetherflow"; ${box} export class B extends af.FlowContext { box = af.shared(Box); }`,
      "src/c.ts": `import { kit } from "./kit.js"; ${box} export class C extends kit.FlowContext { box = kit.local(Box); }`,
    });
    expect(
      facts.contexts.map(({ name, members }) => [name, members.map((each) => each.kind)]),
    ).toEqual([
      ["A", ["local"]],
      ["B", ["shared"]],
      ["C", ["local"]],
    ]);
  });

  test("a function of the same name without the tag is not ours", () => {
    const facts = factsOf({
      "src/context.ts": `import { FlowContext } from "aetherflow"; const local = (x: unknown) => x; ${box} export class App extends FlowContext { box = local(Box); }`,
    });
    expect(facts.contexts[0]!.broken.map((each) => each.reason)).toEqual([
      "is made by a call to `local`, not by a provider function",
    ]);
  });

  test("inheritance, abstract contexts, exports", () => {
    const facts = factsOf({
      "src/base.ts": `${header}${box}export abstract class Base extends FlowContext { box = local(Box); }`,
      "src/app.ts": `${header}import { Base } from "./base.js"; ${box} class Hidden extends Base { box = shared(Box); }
        export default class extends Hidden {}
        class Later extends Base {} export { Later as Named };`,
    });
    const seen = facts.contexts.map((each) => [
      each.key,
      each.name,
      each.base,
      each.abstract,
      each.import?.name,
      each.members.length,
    ]);
    expect(seen).toEqual([
      ["src/app.ts#Hidden", "Hidden", "src/base.ts#Base", false, undefined, 1],
      ["src/app.ts#default", "default", "src/app.ts#Hidden", false, "default", 0],
      ["src/app.ts#Later", "Later", "src/base.ts#Base", false, "Named", 0],
      ["src/base.ts#Base", "Base", undefined, true, "Base", 1],
    ]);
    expect(facts.contexts[3]!.import).toEqual({
      module: "src/base.ts",
      isPackage: false,
      name: "Base",
    });
  });

  test("classes that extend themselves or something missing are no contexts", () => {
    const facts = factsOf({
      "src/a.ts":
        "class A extends B {} class B extends A {} class C extends Missing {} class D extends {}",
    });
    expect(facts.contexts).toEqual([]);
  });

  test("declaration files and wiring are not searched", () => {
    const text = `${header}${box}export class App extends FlowContext { box = local(Box); }`;
    const declared = `import { FlowContext } from "aetherflow"; export declare class App extends FlowContext {}`;
    const facts = factsOf({
      "src/app.wiring.ts": text,
      "src/app.wiring.mts": text,
      "src/app.wiring.cts": text,
      "src/app.d.ts": declared,
    });
    expect(facts.contexts).toEqual([]);
  });
});
