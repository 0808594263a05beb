import type { Examined } from "./examined.js";

/** Something that is wrong, and how to mend it. */
export interface Fault {
  readonly wrong: string;
  readonly fix: string;
  /** Posix-relative to the folder of the package.json. */
  readonly file?: string;
  readonly code?: string;
}

/** One rule: what it finds in a project, and what to say when that is nothing. */
export interface Check<Project = Examined> {
  readonly name: string;
  readonly sound: string;
  find(project: Project): readonly Fault[];
}
