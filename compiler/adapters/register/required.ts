import { readFileSync } from "node:fs";
import Module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Settings } from "./settings.js";
import { sourceOf } from "./source-file.js";
import { transpile } from "./transpile.js";

/** Of Node's loader for CommonJS, what tools have always replaced. */
interface Loader {
  _resolveFilename: (specifier: string, parent?: Requiring, ...rest: unknown[]) => string;
  readonly _extensions: Record<string, (module: Requiring, path: string) => void>;
}

interface Requiring {
  readonly filename?: string | null;
  _compile(code: string, path: string): void;
}

/** Makes `require` know TypeScript: on Node 20 it asks no hook. */
export function requireSources(settings: Settings): void {
  const loader = Module as unknown as Loader;
  const { _resolveFilename } = loader;
  loader._resolveFilename = (specifier, parent, ...rest) => {
    const from = parent?.filename ? pathToFileURL(parent.filename).href : undefined;
    const found = sourceOf(specifier, from, settings.paths);
    return found === undefined
      ? _resolveFilename.call(Module, specifier, parent, ...rest)
      : fileURLToPath(found);
  };
  for (const extension of [".ts", ".tsx", ".cts"]) {
    loader._extensions[extension] = (module, path) => {
      const text = readFileSync(path, "utf8");
      module._compile(transpile({ path, text, format: "commonjs" }, settings), path);
    };
  }
}
