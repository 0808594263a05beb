import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Fault } from "../../compiler/adapters/doctor/finding.js";
import { generate } from "../../compiler/adapters/generate.js";
import { example } from "../../compiler/adapters/setup/example.js";
import { repository } from "../project.js";
import { type Files, Folder, installed } from "./folder.js";

export const tsconfig = {
  compilerOptions: {
    ...{ target: "es2022", lib: ["es2022"], module: "nodenext", types: ["node"], strict: true },
    ...{ rootDir: "src", outDir: "dist" },
    plugins: [{ transform: "aetherflow/transform", transformProgram: true }],
  },
  include: ["src"],
};

export const manifest = {
  ...{ name: "program", type: "module", scripts: { build: "tspc" } },
  dependencies: { aetherflow: "*" },
};

/** As little as the tests ask for: the real ones take long to read. */
const typesOfNode = `declare var process: { argv: string[]; exit(code?: number): never };
declare function setInterval(run: () => void, ms: number): object;
declare module "node:http" {
  export function createServer(): { listen(port: number): object };
}
`;

/** A project in which nothing is wrong: the example, wired for ts-patch, as it is after a build; then changes are made. */
export function wiredProject(changes: Files = {}, more: Files = {}): Folder {
  const sources = Object.entries(example).map(([file, text]) => [`src/${file}`, text]);
  const folder = new Folder({
    "package.json": manifest,
    "tsconfig.json": tsconfig,
    ...installed("typescript", "6.0.3"),
    ...installed("ts-patch", "4.0.1"),
    ...installed("@types/node", "20.0.0"),
    ...Object.fromEntries(sources),
    ...more,
  });
  installOurs(folder);
  folder.write("node_modules/@types/node/index.d.ts", typesOfNode);
  generate(folder.at());
  for (const [file, content] of Object.entries(changes)) folder.write(file, content);
  return folder;
}

/** This package, under the version that the tests compile. */
function installOurs(folder: Folder): void {
  const own = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as object;
  folder.write("node_modules/aetherflow/package.json", { ...own, version: "0.0.0-test" });
  symlinkSync(join(repository, "dist"), folder.at("node_modules/aetherflow/dist"));
}

export const scripts = (all: Readonly<Record<string, string>>): Files => ({
  "package.json": { ...manifest, scripts: all },
});

export const options = (changes: object, more: object = {}): Files => ({
  "tsconfig.json": {
    ...tsconfig,
    compilerOptions: { ...tsconfig.compilerOptions, ...changes },
    ...more,
  },
});

/** What is wrong, as `check: code file: what`. */
export const lines = (check: string, faults: readonly Fault[]): readonly string[] =>
  faults.map(({ code = "", file = "", wrong, fix }) => {
    expect(fix).not.toBe("");
    return `${check}: ${code} ${file}: ${wrong}`;
  });
