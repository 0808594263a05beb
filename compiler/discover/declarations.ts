import type ts from "typescript";
import type { ProgramFacts } from "../model/facts.js";
import type { ErrorClassFact, WiringImportFact } from "../model/module-facts.js";
import { readClassHeadings } from "./class-headings.js";
import { readContexts } from "./contexts.js";
import { readErrorClasses } from "./error-classes.js";
import { loadedBy } from "./loaded-files.js";
import { readNodes } from "./nodes.js";
import { fileOf } from "./places.js";
import type { Reading } from "./reading.js";
import { readSuppressions } from "./suppressions.js";
import { readSyntaxErrors } from "./syntax-errors.js";
import { readTypeOnlyImports } from "./type-only-imports.js";
import { readWiringImports } from "./wiring-imports.js";

type Stated =
  | "contexts"
  | "nodes"
  | "typeOnlyImports"
  | "classHeadings"
  | "suppressions"
  | "syntaxErrors";

/** What one file declares, apart from its flows. */
export interface Declarations extends Pick<ProgramFacts, Stated> {
  readonly file: string;
  /** Those that are exported, whether anything loads the file or not. */
  readonly errorClasses: readonly ErrorClassFact[];
  /** Of what may be wiring, whether there is a context for it or not. */
  readonly wiringImports: readonly WiringImportFact[];
  /** Files that are loaded with it. */
  readonly loads: readonly string[];
}

export const readDeclarations = (reading: Reading, file: ts.SourceFile): Declarations => ({
  file: fileOf(reading, file),
  contexts: readContexts(reading, file),
  nodes: readNodes(reading, file),
  typeOnlyImports: readTypeOnlyImports(reading, file),
  classHeadings: readClassHeadings(reading, file),
  suppressions: readSuppressions(reading, file),
  syntaxErrors: readSyntaxErrors(reading, file),
  wiringImports: readWiringImports(reading, file),
  errorClasses: readErrorClasses(reading, file),
  loads: loadedBy(reading, file),
});
