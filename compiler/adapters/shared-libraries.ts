import { ts } from "ts-morph";
import type typescript from "typescript";
import { isLibrary } from "./with-libraries.js";

type Host = Pick<typescript.CompilerHost, "getSourceFile">;

const registry = ts.createDocumentRegistry();

/** Their texts are part of ts-morph, so that they never change: only the options they are parsed under differ. */
const parsed = new Map<string, typescript.SourceFile>();

/** Has TypeScript's own declarations parsed once for all programs of a process. */
export function sharingLibraries<H extends Host>(host: H, options: typescript.CompilerOptions): H {
  const key = registry.getKeyForCompilationSettings(options as ts.CompilerOptions);
  const { getSourceFile } = host;
  const parse: Host["getSourceFile"] = (...args) => getSourceFile.call(host, ...args);
  return Object.assign(host, {
    getSourceFile: (...args: Parameters<typeof parse>) => {
      const [path] = args;
      if (!isLibrary(path)) return parse(...args);
      const known = parsed.get(`${key} ${path}`);
      const file = known ?? parse(...args);
      if (file !== undefined) parsed.set(`${key} ${path}`, file);
      return file;
    },
  });
}
