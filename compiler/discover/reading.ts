import type { BodyTable } from "./bodies/body-table.js";
import type { ClassTable } from "./class-table.js";
import type { TypeReader } from "./types/type-reader.js";
import type { ProgramView } from "./view.js";

/** A program being read, and the tables that its types, classes and code become. */
export interface Reading extends ProgramView {
  readonly types: TypeReader;
  readonly classes: ClassTable;
  readonly bodies: BodyTable;
}
