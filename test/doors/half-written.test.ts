import { expect, it } from "vitest";
import { compile } from "../../compiler/compile.js";
import { corpus } from "../compiler/plan/corpus.js";
import { programOf } from "../compiler/program.js";

/** What a watcher meets between two keys. */
const cuts = [0.13, 0.29, 0.41, 0.53, 0.67, 0.79, 0.88, 0.97];

it.each(Object.entries(corpus))("reads %s half-written without a fault", (file, text) => {
  for (const cut of cuts) {
    const half = text.slice(0, Math.floor(text.length * cut));
    const { outputs } = compile(programOf({ ...corpus, [file]: half }), { version: "1" });
    for (const output of outputs) expect(output.file).toBe("src/context.wiring.ts");
  }
});
