import type ts from "typescript";
import type { ProgramFacts } from "../model/facts.js";
import type { TypeOracle } from "../model/oracle.js";
import type { DeclarationKey } from "../model/types.js";
import { readAppMentions } from "./app-mentions.js";
import { readBodies } from "./bodies/whole-bodies.js";
import { type Declarations, readDeclarations } from "./declarations.js";
import { type Flows, readFlows } from "./flows.js";
import type { CompileInput } from "./input.js";
import { readJointCalls } from "./joint-calls.js";
import { modulesLoadedBy } from "./loaded-modules.js";
import { Memory } from "./memory/memory.js";
import { type Unit, Units } from "./memory/units.js";
import { WholeClasses } from "./memory/whole-classes.js";
import { WholeTypes } from "./memory/whole-types.js";
import { moduleFormatsOf } from "./module-format.js";
import { fileOf } from "./places.js";
import { tableOf, typeImportsOf } from "./type-table.js";
import { viewOf } from "./view.js";
import { importsWiringOf } from "./wiring-imports.js";

export interface Discovery {
  readonly facts: ProgramFacts;
  readonly oracle: TypeOracle;
}

/**
 * Reads the declarations of a program into plain facts, sorted by file and place. What is known from the program
 * before is read again only where something that it can see has changed.
 */
export function discover(input: CompileInput, memory: Memory = new Memory()): Discovery {
  const view = viewOf(input);
  const sightOf = memory.sights.of(view, [...view.nodeNames, "", ...view.flowNames]);
  const units = new Units(view, sightOf, memory.units);
  const declarations = view.files.map((file) => unitOfDeclarations(units, file).content.value);
  const nodes = distinct(declarations.flatMap((each) => each.nodes));
  const keys = new Set(nodes.map((each) => each.key));
  const flows = view.files.map((file) => unitOfFlows(units, file, keys).content.value);
  const types = new WholeTypes(units);
  const classes = new WholeClasses(units, types);
  const ofFiles = [...units.all];
  for (const [name, unit] of ofFiles) types.add(name, unit);
  for (const [name, { content }] of ofFiles) classes.add(name, content.classes);
  const contexts = declarations.flatMap((each) => each.contexts);
  const whole = {
    ...readBodies(view, sightOf, {
      mentioned: [...units.all.values()].map(({ content }) => content.bodies),
      known: memory.bodies,
    }),
    appMentions: readAppMentions(view, contexts),
    hasJointCalls: readJointCalls(view),
    formats: moduleFormatsOf(view),
  };
  const facts = memory.keep(units.all, whole, () => {
    const made = classes.all();
    const loaded = modulesLoadedBy([...contexts, ...nodes, ...made.values()], declarations);
    const typeImports = typeImportsOf(units.all);
    return {
      ...{ contexts, nodes, classes: made },
      flows: flows.flatMap((each) => each.flows),
      strayFlows: flows.flatMap((each) => each.strayFlows),
      syntaxErrors: declarations.flatMap((each) => each.syntaxErrors),
      typeOnlyImports: declarations.flatMap((each) => each.typeOnlyImports),
      wiringImports: loaded.flatMap((each) => each.wiringImports).filter(importsWiringOf(contexts)),
      classHeadings: declarations.flatMap((each) => each.classHeadings),
      suppressions: declarations.flatMap((each) => each.suppressions),
      errorClasses: loaded.flatMap((each) => each.errorClasses),
      types: tableOf(types, typeImports),
      typeImports,
    };
  });
  return { facts, oracle: memory.answers.oracle(units, types) };
}

const unitOfDeclarations = (units: Units, file: ts.SourceFile): Unit<Declarations> =>
  units.read({
    name: `declarations ${fileOf(units.view, file)}`,
    sight: units.sightOf(file),
    read: (reading) => readDeclarations(reading, file),
  });

/** Whether a function is a node is to be seen in its own file, which the flow's file imports. */
const unitOfFlows = (
  units: Units,
  file: ts.SourceFile,
  nodes: ReadonlySet<DeclarationKey>,
): Unit<Flows> =>
  units.read({
    name: `flows ${fileOf(units.view, file)}`,
    sight: units.sightOf(file),
    read: (reading) => readFlows({ ...reading, nodes }, file),
  });

/** What merges across files is read in the first. */
function distinct<T extends { readonly key: DeclarationKey }>(all: readonly T[]): readonly T[] {
  const first = new Map<DeclarationKey, T>();
  for (const each of all) if (!first.has(each.key)) first.set(each.key, each);
  return [...first.values()];
}
