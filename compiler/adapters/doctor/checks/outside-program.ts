import { shown } from "../../obstacles.js";
import { nameOf } from "../../setup/project-facts.js";
import type { Check } from "../finding.js";
import { hasMarkers } from "../markers.js";
import { sourceFilesIn } from "../source-files.js";

export const outsideProgram: Check = {
  name: "outside",
  sound: "all files with contexts, nodes and flows belong to the tsconfig",
  find: ({ facts, input }) => {
    const known = new Set(input.program.getSourceFiles().map(({ fileName }) => fileName));
    return sourceFilesIn(input.root, facts.parsed.options.outDir)
      .filter((path) => !known.has(path) && hasMarkers(path))
      .map((path) => ({
        file: nameOf(facts, path),
        wrong: `it has contexts, nodes or flows, and is none of the files of ${shown(facts.tsconfig.path)}`,
        fix: "Add it to `include`, or name the tsconfig that has it with -p.",
      }));
  },
};
