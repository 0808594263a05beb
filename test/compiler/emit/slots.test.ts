import { describe, expect, it } from "vitest";
import { errorsOf, generateOne } from "./generate.js";

const program = (context: string, rest: Readonly<Record<string, string>> = {}) => ({
  "src/context.ts": `import { FlowContext, factory, local, scoped, shared, value } from "aetherflow";
import { Base, Box, Leaf, Tally } from "./classes.js";
export { Base, Box, Leaf, Tally };
export { factory, local, scoped, shared, value };
export class App extends FlowContext {
${context}
}
`,
  "src/classes.ts": `export class Leaf { x = 1 }
export class Base { readonly leaf: Leaf; constructor(leaf: Leaf) { this.leaf = leaf; } }
export class Box<T> { value: T | undefined; }
export class Tally { n = 0; add(): void { this.n += 1; } }
`,
  "src/nodes.ts": `/** @node */
export function run(n: number): number { return n; }
`,
  "src/flows.ts": `import { flow } from "aetherflow";
import { App } from "./context.js";
import { run } from "./nodes.js";
export const f = flow(App).to(run);
`,
  ...rest,
});

function textOf(context: string, rest: Readonly<Record<string, string>> = {}): string {
  const files = program(context, rest);
  expect(
    errorsOf(files, { compilerOptions: { noUnusedLocals: true, noUnusedParameters: true } }),
  ).toEqual([]);
  return generateOne(files);
}

describe("slots", () => {
  it("come in the order of their creation and make each other", () => {
    const text = textOf("  base = local(Base);\n  leaf = local(Leaf);");
    expect(text.indexOf("leaf(): Leaf")).toBeLessThan(text.indexOf("base(): Base"));
    expect(text).toContain(
      'return (this.#base ??= this.make("base", () => new Base(this.leaf())));',
    );
    expect(text).toContain('protected static override readonly needs = { base: ["leaf"] };');
    expect(text).not.toContain("new App()");
  });

  it("are left out when there are none, as shared objects are", () => {
    const text = textOf("");
    expect(text).not.toContain("class ");
    expect(text).toContain("slots: () => new af.Slots(),");
    expect(text).toContain("shared: () => undefined,");
    expect(text).toContain("tasks: () => [");
  });

  it("know the shared objects only if one of them needs some", () => {
    const without = textOf("  leaf = local(Leaf);\n  tally = shared(Tally);");
    expect(without).not.toContain("#shared");
    const withShared = textOf(
      "  made = local((tally: Tally) => tally.n);\n  tally = shared(Tally);",
    );
    expect(withShared).toContain("context.made.create(this.#shared.tally)");
    expect(withShared).toContain("slots: (shared) => new Slots(shared),");
  });

  it("are made by factories of the one instance of the context", () => {
    const text = textOf("  leaf = local(Leaf);\n  size = local((leaf: Leaf) => leaf.x);");
    expect(text).toContain('import { App } from "./context.js";');
    expect(text).toContain("const context = new App();");
    expect(text).toContain(
      'return (this.#size ??= this.make("size", () => context.size.create(this.leaf())));',
    );
  });

  it("keep a null and an undefined too", () => {
    const text = textOf("  maybe = local((): Leaf | null => null);");
    expect(text).toContain("#maybe: { readonly value: Leaf | null } | undefined;");
    expect(text).toContain('{ value: this.own("maybe", context.maybe.create()) }).value;');
  });

  it("are promises where something is awaited, also further up", () => {
    const text = textOf(
      "  leaf = local(async () => new Leaf());\n  base = local(Base);\n  other = local(Leaf);",
    );
    expect(text).toContain(
      'leaf(): Promise<Leaf> {\n    return (this.#leaf ??= this.begin("leaf", async () => context.leaf.create()));',
    );
    expect(text).toContain("base(): Promise<Base>");
    expect(text).toContain('this.begin("base", async () => new Base(await this.leaf()))');
    expect(text).toContain(
      'if (slot === "leaf") this.#leaf = given && Promise.resolve(given.value);',
    );
    expect(text).toContain("other(): Leaf {");
  });

  it("name a value whose type has no name", () => {
    const text = textOf(
      "  fn = local(() => () => 1);\n  made = local(() => new (class Hidden { #x = 1; get x() { return this.#x; } })());",
    );
    expect(text).toContain('fn(): Awaited<ReturnType<(typeof context)["fn"]["create"]>>');
    expect(text).toContain('made(): Awaited<ReturnType<(typeof context)["made"]["create"]>>');
  });

  it("take a generic class as `new` infers it", () => {
    const text = textOf("  box = local(Box);\n  numbers = local(() => new Box<number>());");
    expect(text).toContain("box(): InstanceType<typeof Box>");
    expect(text).toContain("numbers(): Box<number>");
  });
});

describe("parameters that ask in a roundabout way", () => {
  it("get all that there are, later, or made", () => {
    const nodes = `import type { Leaf, Tally } from "./classes.js";
/** @node */
export async function run(
  n: number, all: Map<string, Leaf>, few: Set<Tally>, one: () => Promise<Leaf>, make: (n: string) => Made, two: () => Tally,
): Promise<number> { return n + all.size + few.size + (await one()).x + make("a").n.length + two().n; }
export class Made { constructor(readonly n: string, readonly base: () => Base) {} }
`;
    const text = textOf(
      "  leaf = local(async () => new Leaf());\n  other = factory(Leaf);\n  one = local(Leaf);\n  base = scoped(Base);\n  tally = shared(Tally);\n  lazy = local((base: () => Promise<Base>) => base);",
      { "src/nodes.ts": nodes.replace("base: () => Base", "tally: () => Tally") },
    );
    expect(text).toContain(
      'new Map([["leaf", await slots.leaf()], ["other", slots.other()], ["one", slots.one()]])',
    );
    expect(text).toContain("new Set([shared.tally]), async () => slots.one()");
    expect(text).toContain("(n2: string) => new Made(n2, () => shared.tally), () => shared.tally");
    expect(text).toContain("context.lazy.create(() => af.currentScope<Scope>().base())");
  });
});

describe("scopes", () => {
  it("hold what is scoped, and factories that are made of it", () => {
    const text = textOf(
      "  leaf = scoped(Leaf);\n  base = factory(Base);\n  other = local(Leaf);\n  made = scoped((other: Leaf, base: Base) => other.x + base.leaf.x);",
      {
        "src/nodes.ts":
          "import type { Base } from './classes.js';\n/** @node */\nexport function run(n: number, base: Base, made: number): number { return n + made + base.leaf.x; }\n",
      },
    );
    expect(text).toContain("class Scope extends af.Slots {\n  readonly #slots: Slots;");
    expect(text).toContain("base(): Base {\n    return this.attempt(() => new Base(this.leaf()));");
    expect(text).toContain("context.made.create(this.#slots.other(), this.base())");
    expect(text).toContain("af.inScope(new Scope(slots), (scope) =>");
    expect(text).toContain("m1.run(n, scope.base(), scope.made())");
  });

  it("are left to tasks that need them", () => {
    const text = textOf("  leaf = scoped(Leaf);\n  size = value(3);");
    expect(text).toContain("run: (n: number) => m1.run(n),");
    expect(text).toContain('this.size = memory.value(0, "App.size", () => context.size.create());');
  });
});

describe("names", () => {
  it("of members need not be identifiers, nor free", () => {
    const text = textOf(
      '  "my-leaf" = local(Leaf);\n  own = local(Leaf);\n  "constructor2" = local(Leaf);\n  delete = local(Leaf);\n  "1st" = local(Leaf);\n  made = local((own: Leaf, leaf: Leaf) => own.x + leaf.x);\n  leaf = local(Leaf);',
    );
    expect(text).toContain('this.own("my-leaf", new Leaf())');
    expect(text).toContain("myLeaf(): Leaf");
    expect(text).toContain("own2(): Leaf");
    expect(text).toContain("delete_(): Leaf");
    expect(text).toContain("_1st(): Leaf");
    expect(text).toContain("context.made.create(this.own2(), this.leaf())");
  });

  it("of classes give way to the module's own and to the language's", () => {
    const names = [
      "Slots",
      "Shared",
      "launch",
      "wiring",
      "flows",
      "context",
      "af",
      "m1",
      "AppApp",
      "Map",
      "Promise",
      "Parameters",
      "ReturnType",
      "Omit",
    ];
    const rest = {
      "src/clashes.ts": names
        .map((name) => `export class ${name} { ${name === "Map" ? "y" : "x"} = 1; }`)
        .join("\n"),
      "src/context.ts": `import { FlowContext, local, shared } from "aetherflow";
import * as c from "./clashes.js";
export class App extends FlowContext {
${names.map((name, at) => `  p${at} = ${at % 2 === 0 ? "local" : "shared"}(c.${name});`).join("\n")}
  real = local(() => new Map([["a", 1]]));
}
`,
    };
    const text = textOf("", rest);
    expect(text).toContain("Slots as Slots2");
    expect(text).toContain("Map as Map2");
    expect(text).toContain("real(): Map<string, number>");
  });

  it("that a copied function mentions stay what they were", () => {
    const rest = {
      "src/classes.ts":
        "export class console { x = 1 }\nexport class Leaf {}\nexport class Base {}\nexport class Box {}\nexport class Tally {}",
      "src/context.ts": `import { FlowContext, local } from "aetherflow";
import { console as Own } from "./classes.js";
export class App extends FlowContext { own = local(Own); }
`,
      "src/env.d.ts": "declare var console: { log(text: string): void };",
      "src/flows.ts": `import { flow } from "aetherflow";
import { App } from "./context.js";
export const f = flow(App).to((n: number) => { console.log("n"); return n; });
`,
    };
    const text = textOf("", rest);
    expect(text).toContain("console as console2");
    expect(text).toContain('{ console.log("n"); return n; }');
  });
});
