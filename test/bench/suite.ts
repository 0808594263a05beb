/** Measures once and gives one number in the case's unit. @throws Skipped when it cannot be measured on this machine. */
export type Contender = () => Promise<number>;

/** Its message says what is missing. */
export class Skipped extends Error {}

export interface Case {
  readonly name: string;
  /** `files/s`, `ns`, `bytes`. */
  readonly unit: string;
  readonly better: "higher" | "lower";
  readonly ours: Contender;
  readonly rivals: Readonly<Record<string, Contender>>;
}

/** The default export of a file in `suites/`, whose name is the suite's. */
export interface Suite {
  /** How often each contender is measured, in turn with the others; the median counts. */
  readonly rounds: number;
  /** Whether the packages of this folder's package.json must be installed. */
  readonly needsRivals: boolean;
  prepare?(): Promise<void> | void;
  readonly cases: readonly Case[];
}

/** What `--json` prints for a case. */
export interface Row {
  readonly suite: string;
  readonly case: string;
  readonly unit: string;
  readonly better: "higher" | "lower";
  readonly ours: number;
  readonly rivals: Readonly<Record<string, number>>;
  /** Why rivals are missing; absent when none is. */
  readonly skipped?: Readonly<Record<string, string>>;
  /** Above 1: ours is better than the best rival. Null without rivals. */
  readonly ratioToBest: number | null;
}
