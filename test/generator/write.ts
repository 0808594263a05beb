import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const compilerOptions = {
  target: "es2022",
  lib: ["es2023", "esnext.disposable"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  rootDir: "src",
  outDir: "dist",
};

const plugins = [{ transform: "aetherflow/transform", transformProgram: true }];

export interface Written {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  /** Where this package is. */
  readonly repository: string;
}

/** Makes a folder a project of these files, with this package and `@types/node` installed by links. */
export function writeProject({ folder, files, repository }: Written): void {
  const write = (path: string, text: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const [path, text] of files) write(path, text);
  const config = (more: object) =>
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...more }, include: ["src"] });
  write("package.json", '{ "name": "program", "private": true, "type": "module" }');
  write("tsconfig.json", config({ plugins }));
  write("tsconfig.plain.json", config({}));
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules/aetherflow"), "junction");
  const types = join(repository, "node_modules/@types/node");
  symlinkSync(types, join(folder, "node_modules/@types/node"), "junction");
}
