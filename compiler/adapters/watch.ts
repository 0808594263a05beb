import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { ts } from "ts-morph";
import type typescript from "typescript";
import type { TypeScript } from "../discover/input.js";
import { SafeCompiler } from "./compile-safely.js";
import { generateFrom } from "./generate.js";
import { configObstacle, referenceObstacle, shown } from "./obstacles.js";
import { configFile, parse } from "./program-host.js";
import { exitCode, textOf } from "./report.js";
import { withLibraries } from "./with-libraries.js";

const own = ts as unknown as TypeScript;

/** Generates on every change of the program, until it is told to end. Returns the last exit code. */
export function watch(project: string): Promise<number> {
  const end = ended();
  const config = configFile(project);
  parse(config);
  const compiler = new SafeCompiler();
  let last: Round = { text: "", code: 0, sources: "" };
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
    const round = generateAgain(config, builder.getProgram(), compiler);
    // What was written makes another program, in which there is nothing new.
    if (round.sources === last.sources && round.text === last.text) return;
    process.stderr.write(`${round.text}Watching for changes.\n`);
    last = round;
  };
  const readable = keepingText(host, config);
  const watching = own.createWatchProgram(withLibraries(readable, own.getDefaultLibFileName));
  return end.then(() => {
    watching.close();
    return last.code;
  });
}

interface Round {
  readonly text: string;
  readonly code: number;
  /** Which texts were read. */
  readonly sources: string;
}

/** Wiring stays as it is while the tsconfig is broken: it says nothing of the graph. */
function generateAgain(config: string, program: typescript.Program, compiler: SafeCompiler): Round {
  const errors = program.getConfigFileParsingDiagnostics();
  const obstacle = configObstacle(config, errors) ?? referenceObstacle(program);
  const sources = versionsOf(program);
  if (obstacle !== undefined) return { text: `aetherflow: ${obstacle}\n`, code: 2, sources };
  const findings = generateFrom({ ts: own, program, root: dirname(config) }, compiler);
  return { text: textOf(findings), code: exitCode(findings.diagnostics), sources };
}

/** Of what the user wrote, which file was read in which version. */
const versionsOf = (program: typescript.Program): string =>
  program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !/\.wiring\.[cm]?ts$/u.test(file.fileName))
    .map((file) => `${file.fileName} ${(file as { version?: string }).version}`)
    .join("\n");

/** Goes on with what the tsconfig said last when it is gone: TypeScript would end the process. */
function keepingText<H extends Pick<typescript.CompilerHost, "readFile">>(
  host: H,
  config: string,
): H {
  const { readFile } = host;
  let text = readFileSync(config, "utf8");
  return Object.assign(host, {
    readFile: (path: string) => {
      const found = readFile.call(host, path);
      if (path !== config) return found;
      if (found === undefined) process.stderr.write(`aetherflow: ${shown(config)} is gone.\n`);
      text = found ?? text;
      return text;
    },
  });
}

const ended = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

const silent = (): void => {};
