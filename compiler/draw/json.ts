import type { Drawing } from "./drawing.js";

/** The drawing itself; `drawing.ts` says what is in it. */
export const toJson = (drawing: Drawing): string => `${JSON.stringify(drawing, null, 2)}\n`;
