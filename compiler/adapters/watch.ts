import { dirname } from "node:path";
import { ts } from "ts-morph";
import type { TypeScript } from "../discover/input.js";
import { generateFrom } from "./generate.js";
import { configFile } from "./program-host.js";
import { withLibraries } from "./with-libraries.js";

const own = ts as unknown as TypeScript;

/** Generates on every change of the program, until the process ends. */
export function watch(project: string): Promise<never> {
  const config = configFile(project);
  const host = own.createWatchCompilerHost(
    ...([
      config,
      {},
      own.sys,
      own.createSemanticDiagnosticsBuilderProgram,
      silent,
      silent,
    ] as const),
  );
  // Type errors are tsc's to report, and nothing is emitted.
  host.afterProgramCreate = (builder) => {
    const program = builder.getProgram();
    generateFrom({ ts: own, program, root: dirname(config) });
    process.stderr.write("Watching for changes.\n");
  };
  own.createWatchProgram(withLibraries(host, own.getDefaultLibFileName));
  return new Promise(() => {});
}

const silent = (): void => {};
