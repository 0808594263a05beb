import type { ProgramFacts } from "../model/facts.js";
import { freeze } from "../model/freeze.js";
import type { TypeOracle } from "../model/oracle.js";
import { readAppMentions } from "./app-mentions.js";
import { enterAppFiles } from "./bodies/app-files.js";
import { BodyTable } from "./bodies/body-table.js";
import { readClassHeadings } from "./class-headings.js";
import { ClassTable } from "./class-table.js";
import { readContexts } from "./contexts.js";
import { readErrorClasses } from "./error-classes.js";
import { readFlows } from "./flows.js";
import type { CompileInput } from "./input.js";
import { moduleFormatOf } from "./module-format.js";
import { readNodes } from "./nodes.js";
import { oracleOf } from "./oracle.js";
import type { Reading } from "./reading.js";
import { readSuppressions } from "./suppressions.js";
import { readSyntaxErrors } from "./syntax-errors.js";
import { readTypeOnlyImports } from "./type-only-imports.js";
import { TypeReader } from "./types/type-reader.js";
import { viewOf } from "./view.js";
import { readWiringImports } from "./wiring-imports.js";

export interface Discovery {
  readonly facts: ProgramFacts;
  readonly oracle: TypeOracle;
}

/** Reads the declarations of a program into plain facts, sorted by file and place. */
export function discover(input: CompileInput): Discovery {
  const view = viewOf(input);
  const reading: Reading = {
    ...view,
    types: new TypeReader(view),
    classes: new ClassTable(() => reading),
    bodies: new BodyTable(() => reading),
  };
  const contexts = readContexts(reading);
  const nodes = readNodes(reading);
  const { flows, strayFlows } = readFlows(reading, new Set(nodes.map((each) => each.key)));
  const classes = reading.classes.all();
  enterAppFiles(reading);
  const bodies = reading.bodies.all();
  const errorClasses = readErrorClasses(reading, { contexts, nodes, classes });
  return {
    facts: freeze({
      contexts,
      nodes,
      flows,
      strayFlows,
      syntaxErrors: readSyntaxErrors(view),
      typeOnlyImports: readTypeOnlyImports(reading),
      wiringImports: readWiringImports(reading, { contexts, nodes, classes }),
      classHeadings: readClassHeadings(reading),
      appMentions: readAppMentions(view, contexts),
      suppressions: readSuppressions(view),
      classes,
      errorClasses,
      ...bodies,
      types: reading.types.table(),
      typeImports: reading.types.imports(),
      moduleFormat: moduleFormatOf(view),
    }),
    oracle: oracleOf(reading),
  };
}
