import { Project } from "ts-morph";
import type ts from "typescript";

const folder = "/node_modules/typescript/lib";

export const isLibrary = (path: string): boolean => path.startsWith(`${folder}/lib.`);

type Host = Pick<ts.CompilerHost, "fileExists" | "readFile"> & {
  getDefaultLibFileName: ts.CompilerHost["getDefaultLibFileName"];
  getDefaultLibLocation?: ts.CompilerHost["getDefaultLibLocation"];
};

/** Lets a host read TypeScript's own declarations, which ts-morph has in memory only. */
export function withLibraries<H extends Host>(host: H, name: H["getDefaultLibFileName"]): H {
  const memory = new Project({ useInMemoryFileSystem: true }).getModuleResolutionHost();
  const { fileExists, readFile } = host;
  return Object.assign(host, {
    getDefaultLibLocation: () => folder,
    getDefaultLibFileName: (options: ts.CompilerOptions) => `${folder}/${name(options)}`,
    fileExists: (path: string) =>
      isLibrary(path) ? memory.fileExists(path) : fileExists.call(host, path),
    readFile: (path: string) =>
      isLibrary(path) ? memory.readFile(path) : readFile.call(host, path),
  });
}
