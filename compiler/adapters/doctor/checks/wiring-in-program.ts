import { existsSync } from "node:fs";
import { join } from "node:path";
import { shown } from "../../obstacles.js";
import { fileIn } from "../examined.js";
import type { Check } from "../finding.js";

export const wiringInProgram: Check = {
  name: "included",
  sound: "the wiring belongs to the files of the tsconfig",
  find: (project) => {
    const { input, result, facts } = project;
    return result.outputs
      .map(({ file }) => ({ file, path: join(input.root, file).replaceAll("\\", "/") }))
      .filter(({ path }) => existsSync(path) && input.program.getSourceFile(path) === undefined)
      .map(({ file }) => ({
        file: fileIn(project, file),
        wrong: `neither \`include\` and \`files\` of ${shown(facts.tsconfig.path)} nor an import brings it into the program`,
        fix: "Import `launch` from it, or add it to `include`.",
      }));
  },
};
