import type { ProgramFacts } from "../../model/facts.js";
import { freeze } from "../../model/freeze.js";
import { withSharedStructure } from "../../model/shared-structure.js";
import { type ModuleFormats, moduleFormatIn } from "../module-format.js";
import { Answers } from "./answers.js";
import { Sights } from "./sight.js";
import type { KnownUnits } from "./units.js";

type PlainFacts = Omit<ProgramFacts, "moduleFormat">;

interface Before {
  readonly plain: PlainFacts;
  readonly formats: ModuleFormats;
  readonly facts: ProgramFacts;
}

/** What discovery keeps from one program to the next. */
export class Memory {
  readonly sights = new Sights();
  readonly answers = new Answers();
  units: KnownUnits = new Map();
  #before: Before | undefined;

  /** The facts that these units come to, with all that is equal to what was there before identical to it. */
  keep(units: KnownUnits, formatsNow: ModuleFormats, gather: () => PlainFacts): ProgramFacts {
    const before = this.#before;
    const formats = withSharedStructure(before?.formats, formatsNow);
    const plain = isSame(this.units, units) ? before?.plain : undefined;
    this.units = units;
    if (before !== undefined && plain !== undefined && formats === before.formats)
      return before.facts;
    const found = plain ?? freeze(withSharedStructure(before?.plain, gather()));
    const facts = Object.freeze({ ...found, moduleFormat: moduleFormatIn(formats) });
    this.#before = { plain: found, formats, facts };
    return facts;
  }
}

/** Whether the same was read in the same order. */
function isSame(before: KnownUnits, now: KnownUnits): boolean {
  if (before.size !== now.size) return false;
  const names = before.keys();
  return [...now].every(
    ([name, { content }]) => names.next().value === name && before.get(name)?.content === content,
  );
}
