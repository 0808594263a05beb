import type { ContextModel, ProgramModel, ProviderModel } from "./model.js";
import { Random } from "./random.js";

export interface Size {
  readonly seed: number;
  readonly nodes: number;
  readonly providers: number;
  readonly contexts: number;
}

/** How many providers in a row may need each other. */
const layers = 10;
const nodesInFlow = 5;
const fieldTypes = ["string", "number", "boolean", "string[]", "Map<string, number>"];
const sharedTypes = ["number", "string", "boolean", "Map<string, number>"];

/** A program of a realistic shape: contexts over a common base, layers of services, flows of a few nodes. */
export function grow(size: Size): ProgramModel {
  const random = new Random(size.seed);
  const program: ProgramModel = {
    ...{ records: [], providers: [], nodes: [], flows: [], contexts: [] },
    others: new Map(),
  };
  const inBase = Math.min(30, Math.ceil(size.providers / 20));
  const base = addContext(program, "Base", undefined);
  addProviders(program, { random, context: base, count: inBase, common: [] });
  const common = [...base.members];
  for (let at = 0; at < size.contexts; at++) {
    const context = addContext(program, `App${at}`, base.name);
    const count = share(size.providers - inBase, size.contexts, at);
    addProviders(program, { random, context, count, common });
    addFlows(program, { random, context, count: share(size.nodes, size.contexts, at), common });
  }
  for (let at = 0; at < size.nodes / 10; at++) {
    program.others.set(`src/lib/helpers${at}.ts`, helpers(at));
  }
  return program;
}

/** Of so many for so many, how many the one at this place gets. */
const share = (all: number, among: number, at: number): number =>
  Math.floor((all * (at + 1)) / among) - Math.floor((all * at) / among);

function addContext(program: ProgramModel, name: string, base: string | undefined): ContextModel {
  const context = { name, file: `src/${name.toLowerCase()}/context.ts`, base, members: [] };
  program.contexts.push(context);
  return context;
}

interface Growing {
  readonly random: Random;
  readonly context: ContextModel;
  readonly count: number;
  /** Providers of the base context. */
  readonly common: readonly string[];
}

function addProviders(program: ProgramModel, { random, context, count, common }: Growing): void {
  const folder = context.file.replace("context.ts", "services");
  const own: ProviderModel[] = [];
  for (let at = 0; at < count; at++) {
    const layer = Math.floor((at * layers) / count);
    const before = own.filter((_, index) => Math.floor((index * layers) / count) === layer - 1);
    const kind = random.chance(0.1) ? "shared" : random.chance(0.15) ? "factory" : "local";
    const candidates = before.filter((each) => each.kind !== "shared").map((each) => each.name);
    const needs = kind === "shared" ? [] : random.some(candidates, random.below(4));
    const extra = kind === "shared" || common.length === 0 ? [] : [random.pick(common)];
    own.push({
      name: `${context.name}Service${at}`,
      file: `${folder}/service${Math.floor(at / 2)}.ts`,
      kind,
      needs: [...needs, ...extra],
      fields: fieldsOf(random, kind === "shared" ? sharedTypes : fieldTypes),
      behindPort: kind !== "shared" && random.chance(0.2),
      body: `const weight = ${random.below(1000)};`,
    });
  }
  program.providers.push(...own);
  context.members.push(...own.map((each) => each.name));
}

const fieldsOf = (random: Random, types: readonly string[]) =>
  Array.from({ length: 1 + random.below(4) }, (_, at) => ({
    name: `field${at}`,
    type: random.pick(types),
  }));

function addFlows(program: ProgramModel, { random, context, count, common }: Growing): void {
  const folder = context.file.replace("context.ts", "");
  const usable = [...context.members, ...common];
  for (let at = 0; at < count; at += nodesInFlow) {
    const flow = `${context.name.toLowerCase()}Flow${at / nodesInFlow}`;
    const length = Math.min(nodesInFlow, count - at);
    const records = Array.from({ length: length + 1 }, (_, index) => {
      const name = `${context.name}Record${at / nodesInFlow}x${index}`;
      const fields = [{ name: "id", type: "string" }, ...fieldsOf(random, recordTypes)];
      program.records.push({ name, file: `${folder}data/${flow}.ts`, fields });
      return name;
    });
    const steps = Array.from({ length }, (_, index) => {
      const name = `${context.name.toLowerCase()}Node${at + index}`;
      program.nodes.push({
        name,
        file: `${folder}nodes/${flow}.ts`,
        takes: records[index]!,
        gives: records[index + 1]!,
        needs: [...random.some(usable, random.below(4))],
        inferred: random.chance(0.3),
        length: 4 + random.below(16),
        body: `const factor = ${random.below(1000)};`,
      });
      return name;
    });
    const first = random.chance(0.3) ? "map" : random.chance(0.1) ? "fanOut" : "to";
    const file = `${folder}flows${Math.floor(at / 50)}.ts`;
    program.flows.push({ name: flow, file, context: context.name, steps, first });
  }
}

const recordTypes = ["string", "number", "boolean", "string[]", "{ at: number; by: string }[]"];

const helpers = (at: number): string =>
  Array.from(
    { length: 6 },
    (_, index) => `/** Helps. */
export function help${at}x${index}<T extends { readonly id: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = item.id.slice(0, ${index + 1});
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
`,
  ).join("\n");
