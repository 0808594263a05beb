import { pathToFileURL } from "node:url";
import type { Settings } from "./settings.js";

/** Where a worker thread starts that runs a wiring module from its TypeScript. */
export function sourceWorkerUrl(wiring: string, settings: Settings): string {
  const url = new URL("./source-worker.js", import.meta.url);
  url.searchParams.set("wiring", pathToFileURL(wiring).href);
  url.searchParams.set("settings", JSON.stringify(settings));
  return url.href;
}
