import { createUnplugin, type UnpluginOptions } from "unplugin";
import { forEsbuild } from "./bundlers/esbuild.js";
import { checked, type Options } from "./bundlers/options.js";
import { forRollup } from "./bundlers/rollup.js";
import { forVite } from "./bundlers/vite.js";
import { forWebpack } from "./bundlers/webpack.js";

export type { Options } from "./bundlers/options.js";

const doors: Readonly<Record<string, (options: Options) => Partial<UnpluginOptions>>> = {
  esbuild: forEsbuild,
  rollup: forRollup,
  rolldown: forRollup,
  vite: forVite,
  webpack: forWebpack,
  rspack: forWebpack,
};

/** Writes the wiring before a bundle is made, and gives the bundle what its worker threads start from. */
export default createUnplugin<Options | undefined, false>((options = {}, { framework }) => {
  const door = doors[framework];
  if (door === undefined) throw new Error(`aetherflow: There is no plugin for ${framework}.`);
  return { name: "aetherflow", enforce: "pre", ...door(checked(options)) };
});
