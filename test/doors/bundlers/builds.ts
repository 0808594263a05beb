import { rspack } from "@rspack/core";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import type { Project } from "../../project.js";
import type { Format } from "./configurations.js";
import * as configurations from "./configurations.js";

/** Bundles once. Rejects with what the bundler reports. */
type Build = (project: Project, format: Format) => Promise<unknown>;

export const builds: Readonly<Record<string, Build>> = {
  esbuild: (...args) => esbuild(configurations.forEsbuild(...args)),

  vite: (...args) => vite(configurations.forVite(...args)),

  async rollup(...args) {
    const { output, ...input } = configurations.forRollup(...args);
    await (await rollup(input)).write(output);
  },

  async rolldown(...args) {
    const { output, ...input } = configurations.forRolldown(...args);
    await (await rolldown(input)).write(output);
  },

  webpack: (...args) => compiled((done) => webpack(configurations.forWebpack(...args), done)),

  rspack: (...args) => compiled((done) => rspack(configurations.forRspack(...args), done)),
};

export interface Stats {
  hasErrors(): boolean;
  toString(options: object): string;
}

type Done = (error: Error | null, stats?: Stats) => void;

/** What went wrong, in words. */
export const failureIn: (...args: Parameters<Done>) => string | undefined = (error, stats) =>
  error !== null || stats?.hasErrors() === true
    ? String(error ?? stats?.toString({ colors: false }))
    : undefined;

const compiled = (run: (done: Done) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    run((...finished) => {
      const failure = failureIn(...finished);
      if (failure === undefined) resolve();
      else reject(new Error(failure));
    });
  });
