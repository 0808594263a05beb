import type { Output } from "../../../compiler/model/output.js";
import type { Case } from "./cases.js";
import type { Finding } from "./finding.js";

export interface Told {
  readonly findings: readonly Finding[];
  /** Of a door that writes nothing, what it would have written. */
  readonly outputs?: readonly Output[];
}

/** Lets a door's own code meet a program on disk. */
export type Door = (program: Case) => Told | Promise<Told>;

export type Doors = Readonly<Record<string, Door>>;
