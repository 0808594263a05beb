import type { BodyFact, BodyFacts, ClassBodiesFact } from "../../model/bodies.js";
import { freeze } from "../../model/freeze.js";
import { withSharedStructure } from "../../model/shared-structure.js";
import { byText } from "../../model/type-ids.js";
import type { DeclarationKey } from "../../model/types.js";
import type { SightOf } from "../memory/sight.js";
import type { ProgramView } from "../view.js";
import { appFilesOf } from "./app-files.js";
import { type BodyEntry, isSameEntry } from "./body-entry.js";
import type { MentionedBodies, MentionedClass } from "./body-mentions.js";
import { BodyReader } from "./body-reader.js";
import { type ClassBodies, classBodiesOf } from "./class-bodies.js";
import type { OpenBody } from "./open-body.js";
import { KnownChanges, VariableChanges } from "./variable-changes.js";

interface KnownBody {
  readonly entry: BodyEntry;
  readonly sight: string;
  readonly guarded: boolean;
  readonly open: OpenBody;
  readonly called: readonly BodyEntry[];
  readonly fact: BodyFact;
}

interface KnownClass {
  readonly sight: string;
  readonly bodies: ClassBodies;
}

/** What code did in the program before. */
export class KnownBodies {
  readonly changes = new KnownChanges();
  bodies: ReadonlyMap<DeclarationKey, KnownBody> = new Map();
  classes: ReadonlyMap<MentionedClass, KnownClass> = new Map();
  facts: BodyFacts = { bodies: new Map(), classBodies: new Map() };
}

/**
 * What code does, of the whole program: the bodies that nodes, provided classes and apps reach, each once, and the ones
 * that they call after them. A body is read again when what its file sees has changed; any file may change a variable.
 */
export function readBodies(
  view: ProgramView,
  sightOf: SightOf,
  { mentioned, known }: { mentioned: readonly MentionedBodies[]; known: KnownBodies },
): BodyFacts {
  const whole = new WholeBodies(view, sightOf, known);
  for (const { functions, classes } of mentioned) {
    functions.forEach(whole.enter);
    classes.forEach(whole.enterClass);
  }
  appFilesOf(view).forEach(whole.enter);
  known.facts = whole.facts();
  return known.facts;
}

class WholeBodies {
  readonly #view: ProgramView;
  readonly #sightOf: SightOf;
  readonly #before: KnownBodies;
  readonly #reader: BodyReader;
  readonly #changes: VariableChanges;
  readonly #found = new Map<DeclarationKey, BodyEntry>();
  readonly #guarded = new Set<DeclarationKey>();
  readonly #classes = new Map<MentionedClass, KnownClass>();
  readonly #classFacts = new Map<DeclarationKey, ClassBodiesFact>();

  constructor(view: ProgramView, sightOf: SightOf, before: KnownBodies) {
    this.#view = view;
    this.#sightOf = sightOf;
    this.#before = before;
    this.#reader = new BodyReader(view);
    this.#changes = new VariableChanges(view, sightOf, before.changes);
  }

  readonly enter = (entry: BodyEntry): void => {
    if (!this.#found.has(entry.key)) this.#found.set(entry.key, entry);
  };

  readonly enterClass = (mentioned: MentionedClass): void => {
    const { key, guarded } = mentioned;
    if (this.#classFacts.has(key) && (!guarded || this.#guarded.has(key))) return;
    const { fact, entries } = this.#classOf(mentioned);
    entries.forEach(this.enter);
    if (guarded) for (const each of [key, ...fact.bodies]) this.#guarded.add(each);
    this.#classFacts.set(key, fact);
  };

  facts(): BodyFacts {
    const bodies = new Map<DeclarationKey, KnownBody>();
    // A body that is met on the way is added to the map, and its turn comes.
    for (const [key, entry] of this.#found) {
      const body = this.#bodyOf(entry);
      bodies.set(key, body);
      body.called.forEach(this.enter);
    }
    const before = this.#before;
    before.bodies = bodies;
    before.classes = this.#classes;
    return {
      bodies: sorted(before.facts.bodies, bodies, (each) => each.fact),
      classBodies: sorted(before.facts.classBodies, this.#classFacts, (each) => each),
    };
  }

  #classOf(mentioned: MentionedClass): ClassBodies {
    const sight = mentioned.chain.map(({ path }) => this.#sightOf({ fileName: path })).join("; ");
    const before = this.#before.classes.get(mentioned);
    const known =
      before?.sight === sight ? before : { sight, bodies: classBodiesOf(this.#view, mentioned) };
    this.#classes.set(mentioned, known);
    return known.bodies;
  }

  #bodyOf(entry: BodyEntry): KnownBody {
    const before = this.#before.bodies.get(entry.key);
    const sight = this.#sightOf({ fileName: entry.place.path });
    const guarded = this.#guarded.has(entry.key);
    const isKnown =
      before?.sight === sight && before.guarded === guarded && isSameEntry(before.entry, entry);
    if (isKnown && before.open.variables.length === 0) return before;
    const { open, called } = isKnown ? before : this.#reader.read(entry, guarded);
    const fact = freeze(withSharedStructure(before?.fact, this.#closed(open)));
    return { entry, sight, guarded, open, called, fact };
  }

  /** With the variables that change, and only them. */
  #closed(open: OpenBody): BodyFact {
    const variables = open.variables.flatMap(({ place, own, ...each }) => {
      const changed = this.#changes.of(place, own);
      return changed === undefined ? [] : [{ ...each, changed }];
    });
    return { ...open, variables };
  }
}

/** By key; what was there before if all of it is the same. */
function sorted<V, T>(
  before: ReadonlyMap<DeclarationKey, T>,
  now: ReadonlyMap<DeclarationKey, V>,
  factOf: (value: V) => T,
): ReadonlyMap<DeclarationKey, T> {
  const keys = [...before.keys()];
  const hasSameKeys = keys.length === now.size && keys.every((key) => now.has(key));
  const inOrder = hasSameKeys ? keys : [...now.keys()].sort(byText);
  const facts = inOrder.map((key) => factOf(now.get(key)!));
  const isSame = hasSameKeys && keys.every((key, at) => before.get(key) === facts[at]);
  return isSame ? before : new Map(inOrder.map((key, at) => [key, facts[at]!]));
}
