import type { ViteDevServer } from "vite";
import type { Analysis, Round } from "../analysis.js";
import { isWiring } from "../reads.js";
import { settingsOf } from "../register/settings.js";
import { sourceWorkerUrl } from "../register/source-worker-url.js";
import { exitCode, textOf } from "../report.js";
import { bySeverity } from "./by-severity.js";
import { type Message, messageOf } from "./rollup.js";
import { startsWorkers, withUrl } from "./worker-url.js";

interface Served {
  readonly code: string;
  readonly id: string;
  readonly fail: (message: Message | string) => never;
}

/** A server goes on with a broken graph: it is told, and the wiring refuses to load. */
export class Serving {
  readonly #analysis: Analysis;
  readonly #server: ViteDevServer;
  #last: Round | undefined;

  constructor(analysis: Analysis, server: ViteDevServer) {
    this.#analysis = analysis;
    this.#server = server;
  }

  /** Also makes stale at once what was written: its watcher is late. */
  refresh(): void {
    const round = this.#analysis.refresh();
    if (round === this.#last) return;
    this.#tell(round, this.#last);
    this.#last = round;
    this.#server.watcher.add([...round.sources, ...round.folders]);
    for (const { moduleGraph } of Object.values(this.#server.environments))
      for (const file of [...moduleGraph.fileToModulesMap.keys()].filter(isWiring))
        moduleGraph.onFileChange(file);
  }

  /** Workers load the sources by a loader of their own: a server has no bundle to start them from. */
  wire({ code, id, fail }: Served) {
    if (!startsWorkers(id, code)) return this.#refuse(fail);
    const url = sourceWorkerUrl(id, settingsOf(this.#analysis.config));
    return { code: withUrl(code, JSON.stringify(url)), map: null };
  }

  #refuse(fail: Served["fail"]): undefined {
    const failure = failureOf(this.#last);
    if (failure !== undefined) fail(failure);
    return undefined;
  }

  #tell(round: Round, last: Round | undefined): void {
    const { logger } = this.#server.config;
    const text = (round.obstacle ?? textOf(round)).trimEnd();
    if (isBroken(round)) logger.error(text);
    else if (text !== "") logger.warn(text);
    this.#show(round, last);
  }

  /** In the browser, over the page. */
  #show(round: Round, last: Round | undefined): void {
    const { hot } = this.#server.environments.client;
    const failure = failureOf(round);
    if (failure !== undefined) {
      const { message, ...place } = typeof failure === "string" ? { message: failure } : failure;
      hot.send({ type: "error", err: { message, stack: "", plugin: "aetherflow", ...place } });
    } else if (last !== undefined && isBroken(last)) hot.send({ type: "full-reload" });
  }
}

const isBroken = ({ obstacle, diagnostics }: Round): boolean =>
  obstacle !== undefined || exitCode(diagnostics) !== 0;

function failureOf(round: Round | undefined): Message | string | undefined {
  if (round === undefined) return undefined;
  const { errors } = bySeverity(round);
  const [first] = errors;
  return round.obstacle ?? (first && messageOf(round.root, first, errors));
}
