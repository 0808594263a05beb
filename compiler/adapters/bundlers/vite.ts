import type { UnpluginOptions } from "unplugin";
import type { Plugin, ResolvedConfig } from "vite";
import type { Analysis, Round } from "../analysis.js";
import { type Settings, settingsOf } from "../register/settings.js";
import { sourceWorkerUrl } from "../register/source-worker-url.js";
import { exitCode, textOf } from "../report.js";
import { WrongUse } from "../wrong-use.js";
import { analysisIn, type Options } from "./options.js";
import { rollupHooks } from "./rollup.js";
import { startsWorkers, withUrl } from "./worker-url.js";

/** Builds as Rollup does; the dev server, and Vitest through it, run workers from the sources. */
export const forVite = (options: Options): Partial<UnpluginOptions> => {
  let server: Serving | undefined;
  let analysis: Analysis;
  const building = rollupHooks(() => analysis);
  const vite = {
    configResolved(config) {
      analysis = analysisIn(config.root, options);
      server = config.command === "serve" ? new Serving(analysis, config) : undefined;
    },
    configureServer: () => server?.refresh(),
    buildStart() {
      if (server === undefined) building.buildStart.call(this);
    },
    transform(code, id) {
      if (server === undefined) return building.transform.call(this, code, id);
      return startsWorkers(id, code) ? server.wire(code, id) : undefined;
    },
    renderStart: building.renderStart,
    watchChange(path) {
      if (/\.(?:[cm]?tsx?|json)$/u.test(path)) server?.refresh();
    },
  } satisfies Partial<Plugin>;
  return { vite };
};

/** A server goes on with a broken graph: it is told, and the wiring refuses to load. */
class Serving {
  readonly #analysis: Analysis;
  readonly #config: ResolvedConfig;
  readonly #settings: Settings;
  #last: Round | undefined;

  constructor(analysis: Analysis, config: ResolvedConfig) {
    this.#analysis = analysis;
    this.#config = config;
    this.#settings = settingsOf(analysis.config);
  }

  refresh(): void {
    const { logger } = this.#config;
    try {
      const round = this.#analysis.refresh();
      if (round !== this.#last) this.#tell(round);
      this.#last = round;
    } catch (error) {
      if (!(error instanceof WrongUse)) throw error;
      logger.error(`aetherflow: ${error.message}`);
    }
  }

  wire(code: string, id: string) {
    const url = sourceWorkerUrl(id.replace(/\?.*$/u, ""), this.#settings);
    return { code: withUrl(code, JSON.stringify(url)), map: null };
  }

  #tell(round: Round): void {
    const { logger } = this.#config;
    const text = textOf(round).trimEnd();
    if (text === "") return;
    if (exitCode(round.diagnostics) === 0) logger.warn(text);
    else logger.error(text);
  }
}
