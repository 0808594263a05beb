import type { BodyFacts } from "../../model/bodies.js";
import type { ProgramFacts } from "../../model/facts.js";
import { freeze } from "../../model/freeze.js";
import { withSharedStructure } from "../../model/shared-structure.js";
import { KnownBodies } from "../bodies/whole-bodies.js";
import { type ModuleFormats, moduleFormatIn } from "../module-format.js";
import { Answers } from "./answers.js";
import { Sights } from "./sight.js";
import type { KnownUnits } from "./units.js";

/** What depends on more than the units: it is read anew of every program. */
interface WholeFacts extends BodyFacts, Pick<ProgramFacts, "appMentions" | "hasJointCalls"> {
  readonly formats: ModuleFormats;
}

type UnitFacts = Omit<ProgramFacts, keyof WholeFacts | "moduleFormat">;

interface Before {
  readonly ofUnits: UnitFacts;
  readonly whole: WholeFacts;
  readonly facts: ProgramFacts;
}

/** What discovery keeps from one program to the next. */
export class Memory {
  readonly sights = new Sights();
  readonly answers = new Answers();
  readonly bodies = new KnownBodies();
  units: KnownUnits = new Map();
  #before: Before | undefined;

  /** The facts that these units come to, with all that is equal to what was there before identical to it. */
  keep(units: KnownUnits, wholeNow: WholeFacts, gather: () => UnitFacts): ProgramFacts {
    const before = this.#before;
    const whole = freeze(withSharedStructure(before?.whole, wholeNow));
    const known = isSame(this.units, units) ? before?.ofUnits : undefined;
    this.units = units;
    if (before !== undefined && known !== undefined && whole === before.whole) return before.facts;
    const ofUnits = known ?? freeze(withSharedStructure(before?.ofUnits, gather()));
    const { formats, ...others } = whole;
    const facts = Object.freeze({ ...ofUnits, ...others, moduleFormat: moduleFormatIn(formats) });
    this.#before = { ofUnits, whole, facts };
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
