import type { BodyMentions } from "./bodies/body-mentions.js";
import type { ClassMentions } from "./class-mentions.js";
import type { TypeReader } from "./types/type-reader.js";
import type { ProgramView } from "./view.js";

/** A part of a program being read, and the types, classes and code that it mentions. */
export interface Reading extends ProgramView {
  readonly types: TypeReader;
  readonly classes: ClassMentions;
  readonly bodies: BodyMentions;
}
