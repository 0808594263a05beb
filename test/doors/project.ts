import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { corpus } from "../compiler/plan/corpus.js";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

const tsconfig = {
  compilerOptions: {
    ...{ target: "es2022", lib: ["es2023", "esnext.disposable"], module: "nodenext" },
    ...{ types: ["node"], strict: true, skipLibCheck: true, rootDir: "src", outDir: "dist" },
    plugins: [{ transform: "aetherflow/transform", transformProgram: true }],
  },
  include: ["src"],
};

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project on disk, with the built package as its dependency. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), "aetherflow-doors-"));

  constructor(files: Readonly<Record<string, string>> = {}, options: object = {}) {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    const compilerOptions = { ...tsconfig.compilerOptions, ...options };
    this.write("tsconfig.json", JSON.stringify({ ...tsconfig, compilerOptions }));
    this.write("package.json", JSON.stringify({ name: "project", type: "module" }));
    this.link("aetherflow", repository);
    this.link("@types/node", join(repository, "node_modules/@types/node"));
    this.link("undici-types", join(repository, "node_modules/undici-types"));
    for (const [path, text] of Object.entries({ ...corpus, "src/main.ts": main, ...files }))
      this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  read(path: string): string {
    return readFileSync(this.path(path), "utf8");
  }

  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
    this.write(path, text.replace(from, to));
  }

  path(path: string): string {
    return join(this.root, path);
  }

  tspc(...args: readonly string[]): Ran {
    return this.#run(join(repository, "node_modules/ts-patch/bin/tspc.js"), args, this.root);
  }

  cli(...args: readonly string[]): Ran {
    return this.#run(join(repository, "dist/cli.js"), args, this.root);
  }

  cliFrom(folder: string, ...args: readonly string[]): Ran {
    return this.#run(join(repository, "dist/cli.js"), args, folder);
  }

  #run(script: string, args: readonly string[], cwd: string): Ran {
    const ran = spawnSync(process.execPath, [script, ...args], { cwd, encoding: "utf8" });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  }

  private link(name: string, target: string): void {
    const path = this.path(`node_modules/${name}`);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  }
}

const main = `import { launch } from "./context.wiring.js";
await using app = await launch({ workers: 0 });
console.log(await app.index(["a b"]));
`;

export const wiring = "src/context.wiring.ts";

/** Removes the provider of the node's first dependency, or puts it back. */
export const provider = "  tokenizer = local(Tokenizer);\n";
