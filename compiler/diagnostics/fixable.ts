/** `safe`: `check --fix` makes the change. `offered`: there is a choice, or others may depend on what would change. */
export type Fixability = "safe" | "offered";

/** The codes whose findings may carry a fix. */
export const fixable: ReadonlyMap<string, Fixability> = new Map<string, Fixability>([
  ["AF1001", "safe"],
  ["AF1002", "offered"],
  ["AF1003", "offered"],
  ["AF1014", "safe"],
  ["AF2001", "safe"],
  ["AF2006", "safe"],
  ["AF2008", "safe"],
  ["AF2012", "safe"],
  ["AF2015", "safe"],
  ["AF3015", "safe"],
  ["AF5008", "safe"],
  ["AF5012", "safe"],
  ["AF6001", "safe"],
  ["AF6002", "offered"],
  ["AF6005", "safe"],
  ["AF6006", "offered"],
]);
