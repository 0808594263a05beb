/** One thing that a project lacks: what doctor finds and init mends. */
export interface Step {
  readonly check: string;
  /** Posix-relative to the folder of the package.json. */
  readonly file: string;
  /** As a finding says it. */
  readonly wrong: string;
  /** As init says what it did. */
  readonly done: string;
  /** The file's text with it; of a file that is not there yet, the text is empty. */
  readonly edit: (text: string) => string;
  readonly code?: string;
}

/** What only the user can do: a form of configuration that is not understood. */
export interface ByHand {
  readonly check: string;
  readonly file: string;
  readonly wrong: string;
  /** Exactly what to write, and where. */
  readonly advice: string;
  readonly code?: string;
}

export type Need = Step | ByHand;

export const isStep = (need: Need): need is Step => "edit" in need;

export const isByHand = (need: Need): need is ByHand => "advice" in need;
