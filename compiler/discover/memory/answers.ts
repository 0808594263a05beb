import { composedFact } from "../../model/composed-facts.js";
import type { TypeOracle } from "../../model/oracle.js";
import type { TypeId } from "../../model/types.js";
import { type KnownTypes, mismatchOf } from "../oracle.js";
import { type Named, TypeTexts } from "../types/type-texts.js";
import type { Unit, Units } from "./units.js";
import type { WholeTypes } from "./whole-types.js";

/** What an answer was made of: as long as all of it is the same, so is the answer. */
interface Seen {
  readonly unit: Unit | undefined;
  readonly named: Named | undefined;
  readonly text: string | undefined;
}

interface Answer {
  readonly reason: string | undefined;
  readonly seen: ReadonlyMap<TypeId, Seen>;
}

/** Remembers what was said of types, from one program to the next. */
export class Answers {
  #known = new Map<string, Answer>();

  /** Forgets what does not hold any more. */
  oracle(units: Units, types: WholeTypes): TypeOracle {
    const texts = new TypeTexts((id) => types.find(id));
    const looking = new Looking(units, types, texts);
    this.#known = new Map([...this.#known].filter(([, { seen }]) => looking.sees(seen)));
    return {
      mismatch: (from, to) => {
        if (from === to) return undefined;
        const key = `${from} -> ${to}`;
        const answer = this.#known.get(key) ?? looking.answer(from, to);
        this.#known.set(key, answer);
        return answer.reason;
      },
    };
  }
}

class Looking {
  readonly #units: Units;
  readonly #types: WholeTypes;
  readonly #texts: TypeTexts;

  constructor(units: Units, types: WholeTypes, texts: TypeTexts) {
    this.#units = units;
    this.#types = types;
    this.#texts = texts;
  }

  answer(from: TypeId, to: TypeId): Answer {
    const looked = new Set<TypeId>();
    const spelt = new Set<TypeId>();
    const known: KnownTypes = {
      checker: this.#units.view.checker,
      typeOf: (id) => this.#types.typeOf(noted(looked, id)),
      factOf: (id) => this.#types.find(noted(looked, id))?.fact ?? composedFact(id),
      textOf: (id) => this.#texts.of(noted(spelt, id)),
    };
    const reason = mismatchOf(known, from, to);
    const ids = [...new Set([...looked, ...spelt])];
    return { reason, seen: new Map(ids.map((id) => [id, this.#see(id, spelt.has(id))])) };
  }

  sees(seen: Answer["seen"]): boolean {
    return [...seen].every(([id, before]) => {
      const now = this.#see(id, before.text !== undefined);
      const isNamedSame = now.named?.fact === before.named?.fact;
      return now.unit === before.unit && isNamedSame && now.text === before.text;
    });
  }

  #see(id: TypeId, spell: boolean): Seen {
    const owner = this.#types.ownerOf(id);
    return {
      unit: owner === undefined ? undefined : this.#units.get(owner),
      named: this.#types.find(id),
      text: spell ? this.#texts.of(id) : undefined,
    };
  }
}

function noted(ids: Set<TypeId>, id: TypeId): TypeId {
  ids.add(id);
  return id;
}
