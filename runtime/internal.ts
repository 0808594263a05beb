import { pathToFileURL } from "node:url";

export { BrokenWiringError } from "./errors.js";
export type { Items } from "./flow/flow-types.js";
export { launch } from "./flow/launch.js";
export type { App, LaunchOptions, RunOptions } from "./flow/options.js";
export type { Engine, Run, Wiring } from "./flow/wiring.js";
export { serve } from "./pool/serve.js";
export { Slots } from "./pool/slots.js";
export { currentScope, inScope } from "./pool/task-scope.js";
export { boolean, choice, number, string } from "./shared/codecs.js";
export type { Guard } from "./shared/guard.js";
export type { Segment } from "./shared/segment.js";
export type { SharedArray } from "./shared/shared-array.js";
export { sharedClass } from "./shared/shared-class.js";
export type { SharedMap } from "./shared/shared-map.js";
export type { SharedMemory } from "./shared/shared-memory.js";

/** What `import.meta.url` is in a CommonJS module. */
export const fileUrl = (path: string): string => pathToFileURL(path).href;
