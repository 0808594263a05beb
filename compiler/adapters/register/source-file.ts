import { existsSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { PathAlias } from "./settings.js";

/** Whether it is TypeScript of the program: packages bring JavaScript. */
export const isSource = (url: string): boolean =>
  /^file:.*\.[cm]?tsx?(?:$|[?#])/u.test(url) && !url.includes("/node_modules/");

/** The TypeScript file that a program's import means, where Node would find none. */
export function sourceOf(
  specifier: string,
  parent: string | undefined,
  aliases: readonly PathAlias[],
): string | undefined {
  if (parent === undefined || !isSource(parent)) return undefined;
  return candidatesOf(specifier, parent, aliases).flatMap((path) => {
    const found = existing(path);
    return found === undefined ? [] : [pathToFileURL(found).href];
  })[0];
}

function candidatesOf(
  specifier: string,
  parent: string,
  aliases: readonly PathAlias[],
): readonly string[] {
  if (/^\.{0,2}\//u.test(specifier)) return [fileURLToPath(new URL(specifier, parent))];
  if (isAbsolute(specifier)) return [specifier];
  return aliases.flatMap(({ start, end, targets }) => {
    if (end === undefined) return specifier === start ? targets : [];
    if (!specifier.startsWith(start) || !specifier.endsWith(end)) return [];
    const middle = specifier.slice(start.length, specifier.length - end.length);
    return targets.map((each) => each.replace("*", () => middle));
  });
}

/** By the rules of TypeScript: `x.js` may be written as `x.ts`, and `x` may be a folder. */
function existing(path: string): string | undefined {
  if (isFile(path)) return path;
  const written = path.replace(/\.([cm]?)js(x?)$/u, ".$1ts$2");
  const tries =
    written === path ? [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`] : [written, `${written}x`];
  return tries.find(isFile);
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
