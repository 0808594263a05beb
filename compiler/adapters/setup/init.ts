import { spawnSync } from "node:child_process";
import { WrongUse } from "../wrong-use.js";
import { exampleFolder, exampleSteps } from "./example-steps.js";
import { changesOf, diffOf, type FileChange, writeAll } from "./file-changes.js";
import { userOption } from "./named-config.js";
import { needsOf } from "./needs.js";
import { installCommand, wantedPackages } from "./package-steps.js";
import { nameOf, type ProjectFacts, readProject } from "./project-facts.js";
import { type ByHand, isByHand, isStep } from "./step.js";

export interface InitOptions {
  readonly project: string;
  readonly dryRun?: boolean;
  readonly install?: boolean;
  readonly example?: boolean;
}

/** Sets a project up, and says what it did, file by file. */
export function init(options: InitOptions): number {
  const facts = readProject(options.project);
  const needs = needsOf(facts);
  const steps = [...needs.filter(isStep), ...(options.example ? exampleSteps(facts) : [])];
  const changes = changesOf(facts.root, steps);
  const byHand = needs.filter(isByHand);
  if (options.dryRun) return showing({ facts, changes, byHand });
  writeAll(changes);
  say(changes.map(told));
  return afterwards({ facts, changes, byHand }, options);
}

interface Plan {
  readonly facts: ProjectFacts;
  readonly changes: readonly FileChange[];
  readonly byHand: readonly ByHand[];
}

/** The diff alone goes to stdout. */
function showing({ facts, changes, byHand }: Plan): number {
  process.stdout.write(changes.map(diffOf).join(""));
  const command = installCommand(facts, wantedPackages(facts));
  const rest = [...byHand.map(toldByHand), ...(command ? [toInstall(command)] : [])];
  process.stderr.write(rest.map((each) => `${each}\n`).join("\n"));
  return 0;
}

function afterwards({ facts, changes, byHand }: Plan, options: InitOptions): number {
  const command = installCommand(facts, wantedPackages(facts));
  const installs = command !== undefined && options.install === true;
  say(byHand.map(toldByHand));
  if (command !== undefined && !installs) say([toInstall(command)]);
  if (installs) install(facts, command);
  const isDone = changes.length === 0 && byHand.length === 0 && command === undefined;
  say([isDone ? "Nothing is left to do." : nextStep(facts, options)]);
  return 0;
}

const say = (parts: readonly string[]): void => {
  process.stdout.write(parts.map((each) => `${each}\n`).join(""));
};

const told = ({ file, done }: FileChange): string =>
  [file, ...done.map((each) => `  ${each}`)].join("\n");

const toldByHand = ({ file, wrong, advice }: ByHand): string =>
  [
    `${file}: to do by hand, since ${wrong}`,
    ...advice.split("\n").map((each) => `  ${each}`.trimEnd()),
  ].join("\n");

const toInstall = (command: string): string => `To install what is missing:\n  ${command}`;

function nextStep(facts: ProjectFacts, { example }: InitOptions): string {
  const folder = nameOf(facts, exampleFolder(facts));
  const { exec } = facts.manager;
  const option = userOption(facts);
  const first = example
    ? `Next: build, and run ${folder}/main.ts as your project runs its programs.`
    : `Next: a first context and a node. \`${exec} aetherflow init${option} --example\` writes small ones into ${folder}.`;
  return `${first}\n\`${exec} aetherflow doctor${option}\` says whether everything is wired.`;
}

function install({ root }: ProjectFacts, command: string): void {
  say([command]);
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: "inherit" });
  if (status !== 0) throw new WrongUse(`\`${command}\` has failed. The files above are changed.`);
}
