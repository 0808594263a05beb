import type { ImportFact } from "../model/facts.js";
import { byText } from "../model/type-ids.js";
import type { DeclarationKey, TypeEntry, TypeId, TypeTable } from "../model/types.js";
import type { KnownUnits } from "./memory/units.js";
import type { WholeTypes } from "./memory/whole-types.js";
import { type Named, TypeTexts } from "./types/type-texts.js";

type TypeImports = ReadonlyMap<DeclarationKey, ImportFact>;

/** Every type that was read, by id. */
export function tableOf(types: WholeTypes, imports: TypeImports): TypeTable {
  const texts = new TypeTexts((id) => types.find(id));
  const entryOf = (id: TypeId, { fact, alias }: Named): TypeEntry => {
    const isName = alias?.arguments.length === 0 && imports.has(alias.key);
    return { id, text: texts.of(id), fact, ...(isName && { alias: alias.key }) };
  };
  const ids = [...types.all().keys()].sort(byText);
  return new Map(ids.map((id) => [id, entryOf(id, types.find(id)!)]));
}

/** How to import the declared types of the table, as far as they can be. */
export function typeImportsOf(units: KnownUnits): TypeImports {
  const all = [...units.values()].flatMap(({ content }) => [...content.types.imports]);
  return new Map(all.sort(([a], [b]) => byText(a, b)));
}
