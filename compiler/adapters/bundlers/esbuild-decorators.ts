import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PluginBuild } from "esbuild";
import { undecorated } from "../undecorated.js";

/** Files without `@node` before a function are left to other plugins and to esbuild. */
export const takeDecorators = ({ onLoad }: PluginBuild): void =>
  onLoad({ filter: /\.[cm]?tsx?$/ }, ({ path, namespace }) => {
    if (namespace !== "file") return undefined;
    const contents = undecorated(path, readFileSync(path, "utf8"));
    const loader = path.endsWith("x") ? "tsx" : "ts";
    return contents === undefined ? undefined : { contents, loader, resolveDir: dirname(path) };
  });
