import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Formats, Settings } from "./settings.js";
import { isSource, sourceOf } from "./source-file.js";
import { transpile } from "./transpile.js";

type Next = (target: string, context: object) => unknown;

/** What Node asks of a loader, for TypeScript: the same whether it asks in this thread or in another. */
export interface Hooks {
  resolve(specifier: string, context: { parentURL?: string | undefined }, next: Next): unknown;
  load(url: string, context: object, next: Next): unknown;
}

/** Hooks in a thread of their own leave CommonJS to the loader of the thread that runs it. */
export const hooksOf = (settings: Settings, areApart = false): Hooks => ({
  resolve: (specifier, context, next) =>
    next(sourceOf(specifier, context.parentURL, settings.paths) ?? specifier, context),
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const path = fileURLToPath(url);
    const format = formatOf(path, settings.formats);
    if (areApart && format === "commonjs") return { format, source: null, shortCircuit: true };
    const text = readFileSync(path, "utf8");
    return { format, source: transpile({ path, text, format }, settings), shortCircuit: true };
  },
});

/** As the compiler decides it. */
function formatOf(path: string, { follow, otherwise }: Formats): Formats["otherwise"] {
  if (/\.mts$/u.test(path)) return "module";
  if (/\.cts$/u.test(path)) return "commonjs";
  return (follow === "package" ? typeOfPackage(dirname(path)) : undefined) ?? otherwise;
}

/** What the nearest package.json says. */
function typeOfPackage(folder: string): Formats["otherwise"] | undefined {
  try {
    const { type } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return type === "module" ? "module" : undefined;
  } catch {
    return dirname(folder) === folder ? undefined : typeOfPackage(dirname(folder));
  }
}
