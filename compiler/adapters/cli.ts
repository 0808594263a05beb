#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { type CheckOptions, check } from "./check.js";
import { type DoctorOptions, doctor } from "./doctor/doctor.js";
import { explain } from "./explain.js";
import { generate } from "./generate.js";
import { formats, type GraphOptions, graph } from "./graph.js";
import { type InitOptions, init } from "./setup/init.js";
import { watch } from "./watch.js";
import { WrongUse } from "./wrong-use.js";

declare const __VERSION__: string;

interface Options extends CheckOptions {
  readonly project: string;
  readonly watch?: boolean;
}

function commands(): Command {
  const program = new Command("aetherflow")
    .description("Writes and checks the wiring of contexts and flows.")
    .version(__VERSION__)
    .exitOverride();
  add(program, "generate", "write the wiring modules whose text has changed")
    .option("-w, --watch", "stay and write them again on every change")
    .action((options: Options) =>
      options.watch ? watch(options.project).then(done) : done(generate(options.project)),
    );
  add(program, "check", "say what is wrong with the graph; write no wiring")
    .option("--fix", "make the safe fixes of what is found, and say what is left")
    .option("--json", "print an array of diagnostics to stdout")
    .option("--sarif", "print a SARIF log to stdout")
    .action(({ project, ...options }: Options) => done(check(project, options)));
  add(
    program,
    "explain <name>",
    "tell of a node, a flow, a member of a context, or a code such as AF1001",
  ).action((name: string, { project }: Options) => done(explain(name, project)));
  add(program, "init", "set an existing project up")
    .option("--dry-run", "show what would change as a diff; write nothing")
    .option("--install", "install what is missing as well")
    .option("--example", "write a small context, its nodes and a program that runs them")
    .action((options: InitOptions) => done(init(options)));
  add(program, "doctor", "find what is not wired, and say how to mend it")
    .option("--json", "print what each check has found to stdout")
    .action((options: DoctorOptions) => done(doctor(options)));
  add(program, "graph", "draw contexts, flows, nodes and what they need; what is broken is marked")
    .addOption(new Option("-f, --format <format>", "what to draw it as").choices(formats))
    .option("-o, --out <file>", "where to write it; its ending tells the format (default: stdout)")
    .option("-c, --context <name>", "draw this context alone")
    .option("--flow <name>", "draw this flow alone, with all that it runs and needs")
    .action((options: GraphOptions) => done(graph(options)));
  return program;
}

const add = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option("-p, --project <path>", "the tsconfig, or its folder", ".");

function done(code: number): void {
  process.exitCode = code;
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`aetherflow: ${error.message}\n`);
  return 2;
}

try {
  await commands().parseAsync();
} catch (error) {
  process.exitCode = failed(error);
}
