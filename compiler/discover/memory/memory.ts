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

  /** The facts, with all that is equal to what was there before identical to it. */
  keep(found: PlainFacts, formatsFound: ModuleFormats): ProgramFacts {
    const before = this.#before;
    const plain = freeze(withSharedStructure(before?.plain, found));
    const formats = withSharedStructure(before?.formats, formatsFound);
    const isSame = plain === before?.plain && formats === before.formats;
    const facts = isSame
      ? before.facts
      : Object.freeze({ ...plain, moduleFormat: moduleFormatIn(formats) });
    this.#before = { plain, formats, facts };
    return facts;
  }
}
