/** Of a bundle. Not of the program: it imports all wiring. */
export const entry = "entry.js";
