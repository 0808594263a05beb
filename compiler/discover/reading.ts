import type { ClassMentions } from "./class-mentions.js";
import type { TypeReader } from "./types/type-reader.js";
import type { ProgramView } from "./view.js";

/** A part of a program being read, and the types and classes that it mentions. */
export interface Reading extends ProgramView {
  readonly types: TypeReader;
  readonly classes: ClassMentions;
}
