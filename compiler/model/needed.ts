import type { Resolution } from "./graph.js";

/** The members that have to be there before the owner of a parameter can be made or called. */
export const neededAtOnce = (resolution: Resolution): readonly string[] =>
  resolution.kind === "member" ? [resolution.member] : [];

/** All members that a parameter leads to. */
export const neededMembers = (resolution: Resolution): readonly string[] =>
  neededAtOnce(resolution);
