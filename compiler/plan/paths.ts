import type { ImportFact } from "../model/facts.js";

const endings: Readonly<Record<string, string>> = {
  ".ts": ".js",
  ".tsx": ".js",
  ".mts": ".mjs",
  ".cts": ".cjs",
  ".jsx": ".js",
};

/** `src/context.ts` -> `src/context.wiring.ts`. */
export function wiringFile(source: string): string {
  const [, stem = source, format = ""] = /^(.*)\.([cm]?)tsx?$/u.exec(source) ?? [];
  return `${stem}.wiring.${format}ts`;
}

/** What a module of `file`'s folder writes to import a declaration's module. */
export function specifierFrom(file: string, { module, isPackage }: ImportFact): string {
  if (isPackage) return module;
  const from = file.split("/").slice(0, -1);
  const to = module.split("/");
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => "..");
  const path = [...(up.length === 0 ? ["."] : up), ...to.slice(common)].join("/");
  // What a declaration file declares is in the JavaScript beside it.
  const code = path.replace(/\.d(?=\.[cm]?ts$)/u, "");
  return code.replace(/\.(?:[cm]?ts|tsx|jsx)$/u, (ending) => endings[ending] ?? ending);
}
