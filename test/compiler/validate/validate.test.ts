import { describe, expect, it } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { validate } from "../../../compiler/validate/validate.js";
import { programOf } from "../program.js";

const head = 'import { FlowContext, flow, local, shared } from "aetherflow";\n';
const node = "/** @node */ export function run(x: number): number { return x; }\n";
const plain = "export class Corpus extends FlowContext {}\n";
const job = "export const job = flow(Corpus).to(run);\n";

function found(text: string): readonly string[] {
  const { facts, oracle } = discover(programOf({ "src/a.ts": head + text }));
  return validate({ facts, oracle, graph: resolve(facts, oracle) }).map(
    ({ code, message }) => `${code} ${message}`,
  );
}

describe("validate", () => {
  it("accepts a clean program", () => {
    const stats = "export class Stats { total = 0; names = new Map<string, number>(); }\n";
    const corpus = "export class Corpus extends FlowContext { stats = shared(Stats); }\n";
    expect(found(stats + corpus + node + job)).toEqual([]);
  });

  it.each([
    [
      "AF1014 Class Db is not exported",
      "class Db { q() {} }\nexport class Corpus extends FlowContext { db = local(Db); }\n" +
        node +
        job,
    ],
    [
      "AF2010 Class Db cannot be constructed: it is abstract",
      "export abstract class Db { q() {} }\nexport class Corpus extends FlowContext { db = local(Db); }\n" +
        node +
        job,
    ],
    [
      "AF2014 Context Second is in the same file as Corpus",
      `${plain}export class Second extends FlowContext {}\n${node}${job}`,
    ],
    [
      "AF2015 Step free is not marked as a node",
      plain +
        "export function free(x: number) { return x; }\nexport const job = flow(Corpus).to(free);\n",
    ],
    [
      "AF3015 Shared class Stats has the #private member #n",
      "export class Stats { #n = 0; }\nexport class Corpus extends FlowContext { stats = shared(Stats); }\n" +
        node +
        job,
    ],
    [
      "AF5011 Flow name close is taken by the app",
      `${plain + node}export const close = flow(Corpus).to(run);\n`,
    ],
    [
      "AF5010 This fan-out has no targets",
      `${plain + node}export const job = flow(Corpus).to(run).fanOut({});\n`,
    ],
  ])("reports %s", (expected, text) => {
    expect(found(text)).toEqual([expected]);
  });
});
