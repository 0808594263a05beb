/** The functions of the package that make a member. */
export const providerKinds = [
  ...(["local", "shared", "sharded", "value", "factory", "scoped", "pool"] as const),
] as const;

export type ProviderKind = (typeof providerKinds)[number];

/** How many there are of what a member provides, for people. */
export const oneOf: Readonly<Record<ProviderKind, string>> = {
  local: "one in each worker thread",
  shared: "one for all threads",
  sharded: "one in each worker thread, seen as one from outside",
  value: "one for the app, copied to each thread",
  factory: "a new one for each who needs it",
  scoped: "one for each task",
  pool: "at most so many connections over all threads",
};

/** What a member of each kind is, after "is". */
export const isOf: Readonly<Record<ProviderKind, string>> = {
  local: "local",
  shared: "shared",
  sharded: "sharded",
  value: "a value",
  factory: "made by a factory",
  scoped: "scoped",
  pool: "a pool",
};

/** Whether a member of the kind is an object in shared memory, and its class one that can be. */
export const inSharedMemory = (kind: ProviderKind): boolean =>
  kind === "shared" || kind === "sharded";

/** The kinds whose members an app has as properties. */
export const isOnApp = (kind: ProviderKind): boolean => inSharedMemory(kind) || kind === "pool";

const all: ReadonlySet<string> = new Set(providerKinds);

export const isProviderKind = (name: string | undefined): name is ProviderKind =>
  name !== undefined && all.has(name);
