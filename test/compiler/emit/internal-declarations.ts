/** `aetherflow/internal` until the runtime has it: what is there, and the functions of the contract. */
export const internalDeclarations = `
export { BrokenWiringError } from "./errors.js";
export { Slots } from "./pool/slots.js";
export { sharedClass } from "./shared/shared-class.js";
export { boolean, choice, number, string } from "./shared/codecs.js";
export type { Segment } from "./shared/segment.js";
export type { SharedMap } from "./shared/shared-map.js";
export type { SharedArray } from "./shared/shared-array.js";
export type { Guard } from "./shared/guard.js";
export type { SharedMemory } from "./shared/shared-memory.js";
export type { Run, Engine, Wiring } from "./flow/wiring.js";
export type { Items } from "./flow/flow-types.js";
export type { App, RunOptions, LaunchOptions } from "./flow/options.js";
import type { Slots } from "./pool/slots.js";
import type { Wiring } from "./flow/wiring.js";
import type { App, LaunchOptions } from "./flow/options.js";
export declare function launch<S extends Slots, H, A extends object>(wiring: Wiring<S, H, A>, options?: LaunchOptions): Promise<App & A>;
export declare function serve<S extends Slots, H, A extends object>(wiring: Wiring<S, H, A>): void;
export declare function fileUrl(path: string): string;
`;
