import typescript from "typescript";
import { expect, test } from "vitest";
import { type CompileResult, compile, createCompiler } from "../../compiler/compile.js";
import { editAnywhere } from "../generator/edits.js";
import { grow } from "../generator/grow.js";
import { print } from "../generator/print.js";
import { Random } from "../generator/random.js";
import { EditedProgram } from "./edited-program.js";

const sequences = Number(process.env.SEQUENCES ?? 200);
const editsInSequence = 12;
const first = Number(process.env.SEED ?? 1);
const options = { version: "0" };

/** All that a compilation says and writes. */
const outcomeOf = ({ diagnostics, omitted, outputs }: CompileResult) => ({
  ...{ diagnostics, omitted, outputs },
});

function sequenceOf(seed: number): void {
  const random = new Random(seed);
  const model = grow({ seed, nodes: 15, providers: 20, contexts: 2 });
  const program = new EditedProgram(typescript);
  const compiler = createCompiler(options);
  const edits: string[] = [];
  for (let at = 0; at <= editsInSequence; at++) {
    const input = program.with(print(model));
    const told = `seed ${seed}, after: ${edits.join("; ")}`;
    expect(outcomeOf(compiler.compile(input)), told).toEqual(outcomeOf(compile(input, options)));
    edits.push(editAnywhere(model, random));
  }
}

const seeds = Array.from({ length: sequences }, (_, at) => first + at);

test.each(seeds)("seed %i", (seed) => sequenceOf(seed));
