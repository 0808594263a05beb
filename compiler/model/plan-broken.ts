/** What is known of a context that has errors. */
export interface BrokenAppPlan {
  readonly context: string;
  readonly appName: string;
  readonly flows: readonly string[];
  readonly shared: readonly string[];
}

/** The module of contexts that have errors: it says so when it is loaded, and types what it can. */
export interface BrokenPlan {
  readonly version: string;
  readonly source: string;
  readonly output: string;
  /** More than one when a file has several contexts. */
  readonly apps: readonly BrokenAppPlan[];
  /** Lines of the diagnostics' text. */
  readonly text: readonly string[];
}
