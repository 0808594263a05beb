import type { Edit } from "./edits.js";
import { counterFile, memberName } from "./model.js";

const counter = "export function counted(): number {\n  count += 1;\n  return count;\n}\n";

/** A variable that changes, one that does not, one that another function changes, one that waits; and nothing at all. */
const counters: readonly string[] = [
  `let count = 0;\n${counter}`,
  "const count = 0;\nexport const counted = (): number => count;\n",
  "export let count = 0;\nexport const reset = () => { count = 0; };\nexport const counted = () => count;\n",
  'import { readFileSync } from "node:fs";\nexport const counted = () => readFileSync("a").length;\n',
  "",
];

const codes = ["AF6001", "AF6002", "AF3007", "AF3016", "AF1001", "AF9999"];
const named = (code: string, reason = ""): string =>
  `  // aetherflow-disable-next-line ${code}${reason}`;

const settings: readonly unknown[] = [
  undefined,
  {},
  { rules: { AF6001: "off" } },
  { rules: { AF6001: "error" } },
  { rules: { AF6002: "off", AF3011: "error" } },
  { rules: { AF1001: "off", AF9999: "warn" } },
  { maxErrors: 1 },
  { maxErrors: 0, rule: {} },
];

/** Edits of what code does, and of what is said about findings. */
export const editsOfCode: Readonly<Record<string, Edit>> = {
  "call of a helper": (program, random) => {
    const node = random.pick(program.nodes);
    node.calls = "counted";
    return node.name;
  },
  "text of a helper": (program, random) => {
    const text = random.pick(counters);
    program.others.set(counterFile, text);
    return String(counters.indexOf(text));
  },
  "change of a member by a node": (program, random) => {
    const isShared = (name: string) =>
      program.providers.some((each) => each.name === name && each.kind === "shared");
    const nodes = program.nodes.filter(({ needs }) => needs.some(isShared));
    if (nodes.length === 0) return undefined;
    const node = random.pick(nodes);
    const member = memberName(node.needs.find(isShared)!);
    const changes = [`${member}.field0 = ${member}.field0;`, `${member}.field0 += 1;`];
    node.body = `const factor = 1; ${random.pick([...changes, `${member}.reset();`])}`;
    return `${node.name}: ${node.body}`;
  },
  "what a provider leaves behind": (program, random) => {
    const shared = program.providers.filter((each) => each.kind === "shared");
    const provider = random.pick(shared.length === 0 ? program.providers : shared);
    const line = random.pick([
      "setTimeout(() => this.reset());",
      "while (true) {}",
      "Promise.resolve().then(() => {});",
    ]);
    provider.body = `const weight = 1; ${line}`;
    return `${provider.name}: ${line}`;
  },
  "comment above a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.comment = random.pick([named(random.pick(codes)), named("AF6002", " -- for later"), ""]);
    return `${node.name}: ${node.comment.trim()}`;
  },
  "comment above a member": (program, random) => {
    const context = random.pick(program.contexts);
    context.comment = random.pick([named(random.pick(codes)), named("AF6001", " -- soon"), ""]);
    return `${context.name}: ${context.comment.trim()}`;
  },
  "comment in a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.body = `const factor = 1;\n${named(random.pick(codes))}\n  `;
    return node.name;
  },
  "settings in the tsconfig": (program, random) => {
    program.settings = random.pick(settings);
    return JSON.stringify(program.settings);
  },
};
