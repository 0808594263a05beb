import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const manifest = { name: "program", private: true, type: "module" };

const tsconfig = {
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

/** A program in a folder of its own, with this package and `@types/node` installed by links. */
export class Project implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "aetherflow-program-"));

  constructor() {
    const modules = join(this.folder, "node_modules");
    mkdirSync(join(modules, "@types"), { recursive: true });
    symlinkSync(repository, join(modules, "aetherflow"), "junction");
    symlinkSync(
      join(repository, "node_modules/@types/node"),
      join(modules, "@types/node"),
      "junction",
    );
    this.write("package.json", JSON.stringify(manifest));
    this.write("tsconfig.json", JSON.stringify(tsconfig));
  }

  static of(folder: string): Project {
    const project = new Project();
    cpSync(folder, project.folder, { recursive: true });
    return project;
  }

  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** `aetherflow …` */
  aetherflow(...args: readonly string[]): Promise<Finished> {
    return this.node(join(repository, "dist/cli.js"), ...args);
  }

  tsc(...args: readonly string[]): Promise<Finished> {
    return this.node(join(repository, "node_modules/typescript/bin/tsc"), ...args);
  }

  tspc(...args: readonly string[]): Promise<Finished> {
    return this.node(join(repository, "node_modules/ts-patch/bin/tspc.js"), ...args);
  }

  node(...args: readonly string[]): Promise<Finished> {
    return run(process.execPath, args, this.folder);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a command to its end; only one that cannot be started, or does not end in two minutes, is an exception. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    execFile(command, args, { cwd, env, timeout: 120_000 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === "number") resolve({ exitCode, stdout, stderr });
      else reject(error);
    });
  });
}
