import { type Hooks, hooksOf } from "./hooks.js";
import type { Settings } from "./settings.js";

// Node 20 runs hooks in a thread of their own, which is loaded by this module.
let hooks: Hooks;

export function initialize(settings: Settings): void {
  hooks = hooksOf(settings, true);
}

export const resolve: Hooks["resolve"] = (...args) => hooks.resolve(...args);

export const load: Hooks["load"] = (...args) => hooks.load(...args);
