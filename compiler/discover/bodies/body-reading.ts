import type { TypeReader } from "../types/type-reader.js";
import type { ProgramView } from "../view.js";
import type { BodyTable } from "./body-table.js";

/** A program whose code is being read, and the table that it becomes. The types are for questions only. */
export interface BodyReading extends ProgramView {
  readonly types: TypeReader;
  readonly bodies: BodyTable;
}
