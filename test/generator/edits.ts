import { editsOfCode } from "./edits-of-code.js";
import type { FlowModel, NodeModel, ProgramModel, ProviderModel } from "./model.js";
import type { Random } from "./random.js";

/** Changes a program somewhere, and says what it did; nothing when there is nothing to do it to. */
export type Edit = (program: ProgramModel, random: Random) => string | undefined;

const edits: Readonly<Record<string, Edit>> = {
  ...editsOfCode,
  "body of a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.body = `const factor = ${random.below(1000)};`;
    return node.name;
  },
  "lines of a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.length = 1 + random.below(20);
    return node.name;
  },
  "needs of a node": (program, random) => {
    const node = random.pick(program.nodes);
    const names = program.providers.map((each) => each.name);
    node.needs = [...random.some(names, random.below(3))];
    return `${node.name}: ${node.needs}`;
  },
  "result of a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.gives = random.pick(program.records).name;
    return `${node.name}: ${node.gives}`;
  },
  "inference of a node": (program, random) => {
    const node = random.pick(program.nodes);
    node.inferred = !node.inferred;
    return node.name;
  },
  "add a node": (program, random) => {
    const like = random.pick(program.nodes);
    const name = freshName("node", program.nodes);
    program.nodes.push({ ...like, name, needs: [...like.needs] });
    random.pick(program.flows).steps.push(name);
    return name;
  },
  "remove a node": (program, random) => {
    const node = random.pick(program.nodes);
    program.nodes.splice(program.nodes.indexOf(node), 1);
    if (random.chance(0.7)) for (const flow of program.flows) without(flow.steps, node.name);
    return node.name;
  },
  "rename a node": (program, random) => {
    const node = random.pick(program.nodes);
    const name = freshName("node", program.nodes);
    const before = node.name;
    node.name = name;
    for (const { steps } of program.flows) replace(steps, before, name);
    return `${before} to ${name}`;
  },
  "move a node": (program, random) => moved(random.pick(program.nodes), fileOf(program, random)),
  "body of a provider": (program, random) => {
    const provider = random.pick(program.providers);
    provider.body = `const weight = ${random.below(1000)};`;
    return provider.name;
  },
  "fields of a provider": (program, random) => {
    const provider = random.pick(program.providers);
    const type = random.pick(["string", "number", "string[]", "Map<string, number>"]);
    provider.fields = [{ name: `field${random.below(5)}`, type }];
    return `${provider.name}: ${type}`;
  },
  "needs of a provider": (program, random) => {
    const provider = random.pick(program.providers);
    const names = program.providers.map((each) => each.name);
    provider.needs = [...random.some(names, random.below(3))];
    return `${provider.name}: ${provider.needs}`;
  },
  "kind of a provider": (program, random) => {
    const provider = random.pick(program.providers);
    provider.kind = random.pick(["local", "factory", "shared"]);
    return `${provider.name}: ${provider.kind}`;
  },
  "port of a provider": (program, random) => {
    const provider = random.pick(program.providers);
    provider.behindPort = !provider.behindPort;
    return provider.name;
  },
  "add a provider": (program, random) => {
    const like = random.pick(program.providers);
    const name = freshName("Service", program.providers);
    program.providers.push({ ...like, name, needs: [...like.needs], fields: [...like.fields] });
    random.pick(program.contexts).members.push(name);
    return name;
  },
  "remove a provider": (program, random) => {
    const provider = random.pick(program.providers);
    program.providers.splice(program.providers.indexOf(provider), 1);
    if (random.chance(0.7)) {
      for (const { members } of program.contexts) without(members, provider.name);
      for (const { needs } of [...program.providers, ...program.nodes])
        without(needs, provider.name);
    }
    return provider.name;
  },
  "rename a provider": (program, random) => {
    const provider = random.pick(program.providers);
    const name = freshName("Service", program.providers);
    const before = provider.name;
    provider.name = name;
    for (const { members } of program.contexts) replace(members, before, name);
    for (const { needs } of [...program.providers, ...program.nodes]) replace(needs, before, name);
    return `${before} to ${name}`;
  },
  "move a provider": (program, random) =>
    moved(random.pick(program.providers), fileOf(program, random)),
  "drop a member": (program, random) => {
    const context = random.pick(program.contexts.filter((each) => each.members.length > 0));
    const [name] = context.members.splice(random.below(context.members.length), 1);
    return `${context.name}.${name}`;
  },
  "return a member": (program, random) => {
    const known = new Set(program.contexts.flatMap((each) => each.members));
    const lost = program.providers.filter((each) => !known.has(each.name));
    if (lost.length === 0) return undefined;
    const { name } = random.pick(lost);
    random.pick(program.contexts).members.push(name);
    return name;
  },
  "fields of a record": (program, random) => {
    const record = random.pick(program.records);
    const type = random.pick(["string", "number[]", "() => void", "{ at: number }"]);
    record.fields = [record.fields[0]!, { name: `field${random.below(3)}`, type }];
    return `${record.name}: ${type}`;
  },
  "steps of a flow": (program, random) => {
    const flow = random.pick(program.flows);
    const from = random.below(flow.steps.length + 1);
    flow.steps = flow.steps.slice(0, Math.max(1, from));
    return flow.name;
  },
  "start of a flow": (program, random) => {
    const flow = random.pick(program.flows);
    flow.first = random.pick(["to", "map", "fanOut"]);
    return `${flow.name}: ${flow.first}`;
  },
  "add a flow": (program, random) => {
    const like = random.pick(program.flows);
    const name = freshName("flow", program.flows);
    const file = `src/more${random.below(3)}.ts`;
    program.flows.push({ ...like, name, file, steps: [...like.steps] });
    return name;
  },
  "remove a flow": (program, random) => {
    if (program.flows.length < 2) return undefined;
    const [flow] = program.flows.splice(random.below(program.flows.length), 1);
    return flow?.name;
  },
  "move a flow": (program, random) => moved(random.pick(program.flows), fileOf(program, random)),
  "rename a context": (program, random) => {
    const context = random.pick(program.contexts);
    const before = context.name;
    const name = freshName("App", program.contexts);
    context.name = name;
    for (const each of program.contexts) if (each.base === before) each.base = name;
    for (const each of program.flows) if (each.context === before) each.context = name;
    return `${before} to ${name}`;
  },
  "an unrelated file": (program, random) => {
    program.others.set(
      `src/lib/more${random.below(3)}.ts`,
      `export const more = ${random.below(9)};\n`,
    );
    return undefined;
  },
  "a global": (program, random) => {
    const text = `declare global { interface Extra { at${random.below(3)}: number } }\nexport {};\n`;
    program.others.set("src/lib/globals.ts", text);
    return "globals.ts";
  },
  "broken syntax": (program, random) => {
    program.others.set("src/lib/broken.ts", random.chance(0.5) ? "export const = (;\n" : "");
    return "broken.ts";
  },
  "a comment": (program, random) => {
    const provider = random.pick(program.providers);
    provider.body = `const weight = 1; // ${"x".repeat(random.below(9))} @node flow(`;
    return provider.name;
  },
};

/** One edit somewhere. */
export function editAnywhere(program: ProgramModel, random: Random): string {
  const name = random.pick(Object.keys(edits));
  return `${name} ${edits[name]!(program, random) ?? ""}`.trim();
}

type Named = { readonly name: string };

function freshName(prefix: string, all: readonly Named[]): string {
  const taken = new Set(all.map((each) => each.name));
  let number = 0;
  while (taken.has(`${prefix}New${number}`)) number++;
  return `${prefix}New${number}`;
}

function without(names: string[], name: string): void {
  for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name)) names.splice(at, 1);
}

function replace(names: string[], from: string, to: string): void {
  for (const [at, name] of names.entries()) if (name === from) names[at] = to;
}

/** One that is there, or a new one. */
const fileOf = (program: ProgramModel, random: Random): string =>
  random.chance(0.5)
    ? `src/moved/file${random.below(3)}.ts`
    : random.pick([...program.nodes, ...program.providers]).file;

function moved(what: NodeModel | ProviderModel | FlowModel, file: string): string {
  what.file = file;
  return `${what.name} to ${file}`;
}
