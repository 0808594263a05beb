/** The functions of the package that make a member. */
export const providerKinds = ["local", "shared", "value", "factory", "scoped"] as const;

export type ProviderKind = (typeof providerKinds)[number];

/** How many there are of what a member provides, for people. */
export const oneOf: Readonly<Record<ProviderKind, string>> = {
  local: "one in each worker thread",
  shared: "one for all threads",
  value: "one for the app, copied to each thread",
  factory: "a new one for each who needs it",
  scoped: "one for each task",
};

/** What a member of each kind is, after "is". */
export const isOf: Readonly<Record<ProviderKind, string>> = {
  local: "local",
  shared: "shared",
  value: "a value",
  factory: "made by a factory",
  scoped: "scoped",
};

const all: ReadonlySet<string> = new Set(providerKinds);

export const isProviderKind = (name: string | undefined): name is ProviderKind =>
  name !== undefined && all.has(name);
