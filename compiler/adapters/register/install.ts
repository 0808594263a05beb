import * as module from "node:module";
import { type Hooks, hooksOf } from "./hooks.js";
import { requireSources } from "./required.js";
import type { Settings } from "./settings.js";

interface Newer {
  /** Since Node 22.15: hooks in the thread itself. */
  readonly registerHooks?: (hooks: Hooks) => void;
}

/** Makes this thread run TypeScript, with stack traces that name its lines. */
export function install(settings: Settings): void {
  process.setSourceMapsEnabled(true);
  const { registerHooks } = module as Newer;
  if (registerHooks) registerHooks(hooksOf(settings));
  else {
    module.register("./register-hooks.js", { parentURL: import.meta.url, data: settings });
    requireSources(settings);
  }
}
