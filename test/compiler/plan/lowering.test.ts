import { describe, expect, it } from "vitest";
import { plansOf } from "../emit/generate.js";

interface Told {
  readonly access: string;
  readonly because: string;
}

type Members = Readonly<Record<string, Told>>;

/** What becomes of each member of classes that have these members besides their fields. One program: it is read once. */
function allLowered(bodies: readonly string[], more = ""): readonly Members[] {
  const classes = bodies.map(
    (body, at) => `export class Kept${at} {
n: i32 = 0; u: u32 = 0; big: i64 = 0n; plain = 0; flag = false; text = "";
${body} }`,
  );
  const members = bodies.map((_, at) => `kept${at} = shared(all.Kept${at});`);
  const [plan] = plansOf({
    "src/context.ts": `import { FlowContext, flow, shared } from "aetherflow";
import * as all from "./kept.js";
export class App extends FlowContext { ${members.join(" ")} }
export const f = flow(App).to((n: number) => n);
${more}`,
    "src/kept.ts": `import type { i32, i64, u32 } from "aetherflow";\n${classes.join("\n")}`,
  });
  const told = plan!.shared.classes.map(({ className, members }) => {
    const accesses = members.map(({ name, access, because }) => [name, { access, because }]);
    return [className.replace(/.*\./u, ""), Object.fromEntries(accesses)] as const;
  });
  const byName = new Map<string, Members>(told);
  return bodies.map((_, at) => byName.get(`Kept${at}`)!);
}

const lowered = (body: string, more = ""): Members => allLowered([body], more)[0]!;

/** The bodies, each with what becomes of `m`. */
function accesses(bodies: readonly string[]): readonly string[] {
  return allLowered(bodies).map(({ m }, at) => `${bodies[at]} ${m?.access}`);
}

describe("a method that is one change of an integer field", () => {
  const changes = [
    "m() { this.n++; }",
    "m() { return this.n--; }",
    "m() { return ++this.n; }",
    "m() { (this.n)--; }",
    "m(k: number) { this.n += k; }",
    "m(k: number) { return (this.n -= k); }",
    "m() { this.n |= 0x10; }",
    "m(k: number) { this.u &= k; }",
    "m() { this.n ^= -1; }",
    "m(k: number) { this.n = this.n + k; }",
    "m() { return this.big++; }",
    "m() { this.big += 5n; }",
    "m(k: bigint) { return (this.big += k); }",
    "m(k: number) { this.n = k; }",
    "m() { this.n = 0; }",
    "m() { return this.n; }",
    "get m() { return this.big; }",
    "m(from: number, to: number) { if (this.n !== from) return false; this.n = to; return true; }",
    "m(from: number, to: number) { if (this.n === from) { this.n = to; return true; } return false; }",
    "m() { if (this.n !== 0) { return false; } this.n = 1; return true; }",
    "set m(value: number) { this.n = value; }",
    "private m() { this.n++; }",
  ];

  it("needs no lock", () => {
    expect(accesses(changes)).toEqual(changes.map((each) => `${each} atomic`));
  });

  const others = [
    "m() { this.plain++; }",
    "m() { this.n *= 2; }",
    "m() { this.n <<= 1; }",
    "m() { this.n++; this.u++; }",
    "m(k = 1) { this.n += k; }",
    "m(...k: number[]) { this.n += k[0]!; }",
    "m<T extends number>(k: T) { this.n += k; }",
    "m(k: number) { this.n += k * 2; }",
    "m(k: number) { this.n += this.u; }",
    "m(k: number) { this.n = k + this.n; }",
    "m(k: number) { this.n = this.u + k; }",
    "m(k: number) { return this.n = k; }",
    "m() { return -this.n; }",
    "m(from: number, to: number) { if (this.n !== from) return true; this.n = to; return true; }",
    "m(from: number, to: number) { if (this.n > from) return false; this.n = to; return true; }",
    "m(from: number, to: number) { if (this.n !== from) return false; this.u = to; return true; }",
    "m(from: number, to: number) { if (this.n !== from) return false; this.n = to; }",
  ];

  it("and anything else needs it", () => {
    expect(accesses(others)).toEqual(others.map((each) => `${each} guarded`));
  });

  it("takes literals and names as they must be written", () => {
    const [plan] = plansOf({
      "src/context.ts": `import { FlowContext, flow, shared } from "aetherflow";
import { Kept } from "./kept.js";
export class App extends FlowContext { kept = shared(Kept); }
export const f = flow(App).to((n: number) => n);`,
      "src/kept.ts": `import type { i64 } from "aetherflow";
export class Kept { before = ""; big: i64 = 0n;
  up() { return this.big++; } add(view: bigint) { this.big += view; } less() { this.big -= -3n; } }`,
    });
    const members = plan!.shared.classes[0]!.members;
    const plans = members.map((each) => (each.kind === "method" ? each.lowered : undefined));
    const place = { does: "update", kind: "i64", cell: 1, isAtomic: true };
    expect(plans.filter((each) => each !== undefined)).toEqual([
      { ...place, operator: "+", operand: "1n", gives: "old" },
      { ...place, operator: "+", operand: "view2", gives: "nothing" },
      { ...place, operator: "-", operand: "-3n", gives: "nothing" },
    ]);
  });
});

describe("a field that something touches under the lock", () => {
  const hit = "hit() { return ++this.n; }";

  const touches: readonly (readonly [string, string])[] = [
    ["m() { this.n += 2; this.u += 1; }", "m touches `n` under the lock"],
    ["m() { const { n } = this; return n + this.u; }", "m touches `n` under the lock"],
    ['m() { return this["n"] + this.u; }', "m touches `n` under the lock"],
    ["m() { this.hit(); this.u++; }", "m touches `n` under the lock"],
    ["a() { this.b(); } b() { this.c(); } c() { this.hit(); }", "a touches `n` under the lock"],
    ["m(other: Kept) { return other.n + this.u; }", "m touches `n` under the lock"],
    ["set m(k: number) { this.n = k; this.u = k; }", "m touches `n` under the lock"],
    [
      "m() { const self = this; return self.u * 2; }",
      "m uses `this` as a whole, and may touch `n`",
    ],
    ["m() { return Object.keys(this); }", "m uses `this` as a whole, and may touch `n`"],
    [
      "m() { const { u, ...rest } = this; return [u, rest]; }",
      "m uses `this` as a whole, and may touch `n`",
    ],
    ["m(key: 'u') { return this[key] + 1; }", "m uses `this` as a whole, and may touch `n`"],
    ["m() { return super.toString(); }", "m uses `this` as a whole, and may touch `n`"],
  ];

  it("is never changed without it", () => {
    const all = allLowered(touches.map(([body]) => `${hit} ${body}`));
    const told = all.map((each, at) => [touches[at]![0], each.hit, each.n?.access]);
    expect(told).toEqual(
      touches.map(([body, because]) => [body, { access: "guarded", because }, "optimistic"]),
    );
  });

  it("is not held against others", () => {
    const members = lowered(`${hit} up() { this.u++; } m() { this.u += this.plain; }`);
    expect(members.hit?.access).toBe("atomic");
    expect(members.n?.access).toBe("atomic");
    expect(members.up?.access).toBe("guarded");
  });

  it("is what every field is where callbacks hold locks", () => {
    const more = 'import { transaction as together } from "./other.js"; together;';
    const members = lowered(`${hit} m() { return this.plain; }`, more);
    expect(members.hit).toEqual({
      access: "guarded",
      because: "the lock is held around several calls, to wait for them or to merge copies",
    });
    expect(members.m?.access).toBe("optimistic");
    expect(lowered(hit, "// until then, no transaction").hit?.access).toBe("atomic");
    expect(lowered(hit, 'import * as af from "aetherflow"; af.until;').hit?.access).toBe("guarded");
  });
});

describe("what reads one scalar", () => {
  it("takes the lock only while somebody has it", () => {
    const bodies = [
      "m() { return this.plain; }",
      "get m() { return this.flag; }",
      "m() { return this.text; }",
      "m() { return this.plain + this.n; }",
    ];
    const [plain, flag, text, sum] = bodies;
    expect(accesses(bodies)).toEqual([
      `${plain} optimistic`,
      `${flag} optimistic`,
      `${text} guarded`,
      `${sum} guarded`,
    ]);
  });

  it("is said of fields as well", () => {
    const { plain, flag, text } = lowered("");
    expect([plain?.access, flag?.access, text?.access]).toEqual([
      "optimistic",
      "optimistic",
      "guarded",
    ]);
  });
});
