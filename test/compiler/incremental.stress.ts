import typescript from "typescript";
import { expect, test } from "vitest";
import { settingsOf } from "../../compiler/adapters/settings.js";
import { type CompileResult, compile, createCompiler } from "../../compiler/compile.js";
import { editAnywhere } from "../generator/edits.js";
import { grow } from "../generator/grow.js";
import { print } from "../generator/print.js";
import { Random } from "../generator/random.js";
import { EditedProgram } from "./edited-program.js";

/** `SEED=17 SEQUENCES=1` does one of them again; `SEQUENCES=200` takes a few minutes. */
const sequences = Number(process.env.SEQUENCES ?? 30);
const first = Number(process.env.SEED ?? 1);
const editsInSequence = 8;
const options = { version: "0" };

/** All that a compilation knows, says and writes, as far as it is data. */
const outcomeOf = ({ diagnostics, omitted, outputs, facts, graph }: CompileResult) => ({
  ...{ diagnostics, omitted, outputs, graph },
  facts: { ...facts, moduleFormat: undefined },
});

/** How many of the programs were sound. */
function sequenceOf(seed: number): number {
  const random = new Random(seed);
  let model = grow({ seed, nodes: 15, providers: 20, contexts: 2 });
  let sound = model;
  let sounds = 0;
  const program = new EditedProgram(typescript);
  const compiler = createCompiler(options);
  const edits: string[] = [];
  for (let at = 0; at <= editsInSequence; at++) {
    const input = program.with(print(model), JSON.stringify({ aetherflow: model.settings }));
    const settings = settingsOf(input);
    const told = `seed ${seed}, after: ${edits.join("; ")}`;
    const outcome = outcomeOf(compiler.compile(input, settings));
    expect(outcome, told).toEqual(outcomeOf(compile(input, { ...settings, ...options })));
    const isSound = outcome.diagnostics.every((each) => each.severity !== "error");
    if (isSound) sound = structuredClone(model);
    sounds += Number(isSound);
    const repairs = !isSound && random.chance(0.5);
    if (repairs) model = structuredClone(sound);
    edits.push(repairs ? "all repaired" : editAnywhere(model, random));
  }
  return sounds;
}

const seeds = Array.from({ length: sequences }, (_, at) => first + at);
const counts: number[] = [];

test.each(seeds)("seed %i", (seed) => {
  counts.push(sequenceOf(seed));
});

test("many of the programs were sound, and many were not", () => {
  const share = counts.reduce((a, b) => a + b, 0) / (sequences * (editsInSequence + 1));
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.9);
});
