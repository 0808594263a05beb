import type { DrawnNode } from "./drawing.js";

/** What a box looks like: of a member, by where its value lives. */
export type Look =
  | Exclude<DrawnNode["kind"], "member">
  | "local"
  | "shared"
  | "brief"
  | "whole"
  | "unknown";

const looks = {
  local: "local",
  shared: "shared",
  sharded: "shared",
  scoped: "brief",
  factory: "brief",
  value: "whole",
  pool: "whole",
  unknown: "unknown",
} as const satisfies Record<Extract<DrawnNode, { kind: "member" }>["scope"], Look>;

export const lookOf = (node: DrawnNode): Look =>
  node.kind === "member" ? looks[node.scope] : node.kind;

/** What the looks of members mean, for legends. */
export const meanings = {
  local: "local: one in each worker",
  shared: "shared: one for all threads",
  brief: "scoped or factory: short-lived",
  whole: "value or pool: one for the app",
} as const;
