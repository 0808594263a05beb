import { rspack } from "@rspack/core";
import { context } from "esbuild";
import { watch as rolldown } from "rolldown";
import { watch as rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import type { Project } from "../../project.js";
import { failureIn } from "./builds.js";
import * as configurations from "./configurations.js";

/** Called at the end of each build, with what went wrong. */
type Told = (failure: string | undefined) => void;

/** Bundles again after each change, as an ES module. Gives what ends that. */
export type Watch = (project: Project, told: Told) => Promise<() => unknown>;

export const watches: Readonly<Record<string, Watch>> = {
  async esbuild(project, told) {
    const options = configurations.forEsbuild(project, "esm");
    const teller = {
      name: "teller",
      setup: ({ onEnd }: Parameters<NonNullable<typeof options.plugins>[number]["setup"]>[0]) =>
        onEnd(({ errors }) => {
          told(errors.length === 0 ? undefined : JSON.stringify(errors));
        }),
    };
    const building = await context({ ...options, plugins: [...options.plugins!, teller] });
    await building.watch();
    return () => building.dispose();
  },

  async vite(project, told) {
    const options = configurations.forVite(project, "esm");
    const watcher = await vite({ ...options, build: { ...options.build, watch: {} } });
    return tellingOf(watcher as unknown as Watcher, told);
  },

  rollup: async (project, told) =>
    tellingOf(rollup(configurations.forRollup(project, "esm")) as unknown as Watcher, told),

  rolldown: async (project, told) =>
    tellingOf(rolldown(configurations.forRolldown(project, "esm")) as unknown as Watcher, told),

  async webpack(project, told) {
    const compiler = webpack({ ...configurations.forWebpack(project, "esm"), optimization });
    const watching = compiler?.watch({}, (...finished) => told(failureIn(...finished)));
    return () => new Promise<unknown>((resolve) => watching?.close(resolve));
  },

  async rspack(project, told) {
    const compiler = rspack({ ...configurations.forRspack(project, "esm"), optimization });
    const watching = compiler.watch({}, (...finished) => told(failureIn(...finished)));
    return () => new Promise<void>((resolve) => watching.close(() => resolve()));
  },
};

/** It takes longest and changes nothing here. */
const optimization = { minimize: false };

interface Ending {
  readonly code: string;
  readonly error?: Error;
  readonly result?: { close(): unknown } | null;
}

/** What the watchers of Rollup, Rolldown and Vite have in common. */
interface Watcher {
  on(event: "event", listener: (event: Ending) => unknown): unknown;
  close(): unknown;
}

function tellingOf(watcher: Watcher, told: Told): () => unknown {
  watcher.on("event", ({ code, error, result }) => {
    if (code === "BUNDLE_END") told(undefined);
    if (code === "ERROR") told(String(error));
    return result?.close();
  });
  return () => watcher.close();
}
