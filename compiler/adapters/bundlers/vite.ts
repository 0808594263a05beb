import type { UnpluginOptions } from "unplugin";
import type { Plugin } from "vite";
import type { Analysis } from "../analysis.js";
import { isWiring } from "../reads.js";
import { analysisIn, type Options } from "./options.js";
import { refuseTwo } from "./refusals.js";
import { parseable, rollupHooks } from "./rollup.js";
import { Serving } from "./vite-serving.js";

/** Builds as Rollup does; the dev server, and Vitest through it, run workers from the sources. */
export const forVite = (options: Options): Partial<UnpluginOptions> => {
  let serving: Serving | undefined;
  let analysis: Analysis;
  const building = rollupHooks(() => analysis);
  const vite = {
    configResolved({ root, command, plugins }) {
      refuseTwo(plugins);
      analysis = analysisIn(root, options);
      if (command === "build") serving = undefined;
    },
    configureServer(server) {
      serving = new Serving(analysis, server);
      serving.refresh();
    },
    buildStart(input) {
      if (serving === undefined) building.buildStart.call(this, input);
    },
    transform(code, id) {
      if (serving === undefined) return building.transform.call(this, code, id);
      if (!isWiring(id)) return parseable(code, id);
      return serving.wire({ code, id, fail: (message) => this.error(message) });
    },
    renderStart: building.renderStart,
    watchChange: () => serving?.refresh(),
  } satisfies Partial<Plugin>;
  return { vite };
};
