import type ts from "typescript";
import type { ProgramFacts } from "../model/facts.js";
import type { ErrorClassFact } from "../model/module-facts.js";
import { importOf } from "./imports.js";
import { keyOf } from "./keys.js";
import { loadedWith } from "./loaded-files.js";
import { fileOf } from "./places.js";
import type { Reading } from "./reading.js";
import { superclassOf } from "./superclasses.js";
import { declarationOf, symbolOfDeclaration } from "./symbols.js";

type Users = Pick<ProgramFacts, "contexts" | "nodes" | "classes">;

/** The exported error classes of modules that nodes and providers load anyway. */
export function readErrorClasses(reading: Reading, users: Users): readonly ErrorClassFact[] {
  const { ts } = reading;
  const names = entriesOf(users);
  const entries = new Set(reading.files.filter((file) => names.has(fileOf(reading, file))));
  return loadedWith(reading, entries).flatMap((file) =>
    file.statements
      .filter(ts.isClassDeclaration)
      .flatMap((declaration) => readErrorClass(reading, declaration) ?? []),
  );
}

const entriesOf = ({ contexts, nodes, classes }: Users): ReadonlySet<string> =>
  new Set([...contexts, ...nodes, ...classes.values()].map((each) => each.site.file));

const builtIn = /^global#(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/u;

function readErrorClass(
  reading: Reading,
  declaration: ts.ClassDeclaration,
): ErrorClassFact | undefined {
  const symbol = symbolOfDeclaration(reading, declaration);
  if (symbol === undefined || !isError(reading, declaration)) return undefined;
  const importFact = importOf(reading, symbol);
  return importFact && { key: keyOf(reading, symbol), import: importFact };
}

/** Whether the chain of base classes reaches an error of the language. */
function isError(reading: Reading, declaration: ts.ClassLikeDeclaration): boolean {
  const seen = new Set<ts.Node>();
  let at: ts.Declaration | undefined = declaration;
  while (at !== undefined && reading.ts.isClassLike(at) && !seen.has(at)) {
    seen.add(at);
    const base = superclassOf(reading, at);
    if (base !== undefined && builtIn.test(keyOf(reading, base))) return true;
    at = base && declarationOf(reading, base);
  }
  return false;
}
