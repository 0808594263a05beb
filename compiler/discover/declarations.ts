import type ts from "typescript";
import type { ErrorClassFact, ProgramFacts } from "../model/facts.js";
import { readContexts } from "./contexts.js";
import { readErrorClasses } from "./error-classes.js";
import { loadedBy } from "./loaded-files.js";
import { readNodes } from "./nodes.js";
import { fileOf } from "./places.js";
import type { Reading } from "./reading.js";
import { readTypeOnlyImports } from "./type-only-imports.js";

/** What one file declares, apart from its flows. */
export interface Declarations extends Pick<ProgramFacts, "contexts" | "nodes" | "typeOnlyImports"> {
  readonly file: string;
  /** Those that are exported, whether anything loads the file or not. */
  readonly errorClasses: readonly ErrorClassFact[];
  /** Files that are loaded with it. */
  readonly loads: readonly string[];
}

export const readDeclarations = (reading: Reading, file: ts.SourceFile): Declarations => ({
  file: fileOf(reading, file),
  contexts: readContexts(reading, file),
  nodes: readNodes(reading, file),
  typeOnlyImports: readTypeOnlyImports(reading, file),
  errorClasses: readErrorClasses(reading, file),
  loads: loadedBy(reading, file),
});
