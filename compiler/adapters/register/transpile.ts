import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { replaceFile } from "../replace-file.js";
import type { Settings } from "./settings.js";

declare const __VERSION__: string;

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly format: "module" | "commonjs";
}

/** The JavaScript of a file, with its map inside. TypeScript is loaded only for what the cache does not have. */
export function transpile(source: Source, settings: Settings): string {
  const { cache, options } = settings;
  if (cache === undefined) return compiled(source, settings);
  const { path, text, format } = source;
  const file = join(cache, `${hash([path, format])}.js`);
  const key = `// ${hash([__VERSION__, JSON.stringify(options), text])}\n`;
  const kept = read(file);
  if (kept?.startsWith(key)) return kept.slice(key.length);
  const code = compiled(source, settings);
  keep(cache, file, key + code);
  return code;
}

function compiled({ path, text, format }: Source, { options }: Settings): string {
  const { ts } = createRequire(import.meta.url)("ts-morph") as typeof import("ts-morph");
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      ...(options as import("ts-morph").CompilerOptions),
      // What Node 20 understands.
      target: ts.ScriptTarget.ES2022,
      module: format === "module" ? ts.ModuleKind.ES2022 : ts.ModuleKind.CommonJS,
      ...{ inlineSourceMap: true, inlineSources: true },
    },
  });
  return outputText;
}

const hash = (parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 32);

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** That there is no room for it is no reason to stop. */
function keep(cache: string, file: string, text: string): void {
  try {
    mkdirSync(cache, { recursive: true });
    replaceFile(file, text);
  } catch {}
}
