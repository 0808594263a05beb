import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const repository = fileURLToPath(new URL("../", import.meta.url));

export const commands = {
  aetherflow: join(repository, "dist/cli.js"),
  tsc: join(repository, "node_modules/typescript/bin/tsc"),
  tspc: join(repository, "node_modules/ts-patch/bin/tspc.js"),
} as const;

export type Command = keyof typeof commands;

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const manifest = { name: "program", private: true, type: "module" };

export const tsconfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "esnext.disposable"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    rootDir: "src",
    outDir: "dist",
    plugins: [{ transform: "aetherflow/transform", transformProgram: true }],
  },
  include: ["src"],
};

/** A program in a folder of its own while a test runs, with this package and `@types/node` installed by links. */
export class Project {
  readonly folder: string;

  /** May be given the name of its folder. */
  constructor(files: Readonly<Record<string, string>> = {}, name = "") {
    const around = mkdtempSync(join(tmpdir(), "aetherflow-program-"));
    onTestFinished(() => rmSync(around, { recursive: true, force: true }));
    this.folder = join(around, name);
    mkdirSync(this.path("node_modules/@types"), { recursive: true });
    symlinkSync(repository, this.path("node_modules/aetherflow"), "junction");
    const types = join(repository, "node_modules/@types/node");
    symlinkSync(types, this.path("node_modules/@types/node"), "junction");
    this.write("package.json", JSON.stringify(manifest));
    this.write("tsconfig.json", JSON.stringify(tsconfig));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  static of(folder: string): Project {
    const project = new Project();
    cpSync(folder, project.folder, { recursive: true });
    return project;
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** Its text, if there is such a file. */
  find(file: string): string | undefined {
    return this.exists(file) ? this.read(file) : undefined;
  }

  exists(file: string): boolean {
    return existsSync(this.path(file));
  }

  write(file: string, text: string | Uint8Array): void {
    const path = this.path(file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    this.write(file, text.replace(from, to));
  }

  /** A file or a folder with all that is in it. */
  remove(path: string): void {
    rmSync(this.path(path), { recursive: true });
  }

  aetherflow(...args: readonly string[]): Promise<Finished> {
    return this.node(commands.aetherflow, ...args);
  }

  tsc(...args: readonly string[]): Promise<Finished> {
    return this.node(commands.tsc, ...args);
  }

  tspc(...args: readonly string[]): Promise<Finished> {
    return this.node(commands.tspc, ...args);
  }

  node(...args: readonly string[]): Promise<Finished> {
    return run(process.execPath, args, this.folder);
  }
}

/** Of a command that runs: to programs that look, a log and not a terminal. */
export const environment = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };

/** Runs a command to its end; only one that cannot be started, or does not end in two minutes, is an exception. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = environment,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, timeout: 120_000 };
    execFile(command, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === "number") resolve({ exitCode, stdout, stderr });
      else reject(error);
    });
  });
}
