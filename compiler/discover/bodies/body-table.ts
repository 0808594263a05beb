import type ts from "typescript";
import type { BodyFact, BodyFacts, ClassBodiesFact } from "../../model/bodies.js";
import { byText } from "../../model/type-ids.js";
import type { DeclarationKey } from "../../model/types.js";
import { isForeign } from "../places.js";
import { type Body, bodyOf, creationOf } from "./body.js";
import type { BodyReading } from "./body-reading.js";
import { readBody } from "./read-body.js";
import { unsetFields } from "./unset-fields.js";
import { VariableChanges } from "./variable-changes.js";
import { FileNames } from "./variables.js";

interface EnteredClass {
  readonly key: DeclarationKey;
  /** The user's own ones, base classes first. */
  readonly chain: readonly ts.ClassLikeDeclaration[];
  readonly guarded: boolean;
}

/** The bodies that nodes, provided classes and apps reach: each is read once, and the ones it calls after it. */
export class BodyTable {
  readonly #reading: () => BodyReading;
  readonly #found = new Map<DeclarationKey, Body>();
  readonly #guarded = new Set<DeclarationKey>();
  readonly #classes = new Map<DeclarationKey, ClassBodiesFact>();

  #changes: VariableChanges | undefined;
  readonly names = new FileNames();

  constructor(reading: () => BodyReading) {
    this.#reading = reading;
  }

  get changes(): VariableChanges {
    this.#changes ??= new VariableChanges(this.#reading());
    return this.#changes;
  }

  /** The key of a function's body, which will be read. `key` is given where the program knows it by another name. */
  enter(owner: ts.FunctionLikeDeclaration, key?: DeclarationKey): DeclarationKey | undefined {
    const reading = this.#reading();
    if (isForeign(reading, owner.getSourceFile())) return undefined;
    const body = bodyOf(reading, owner, key);
    if (body !== undefined) this.#add(body);
    return body?.key;
  }

  enterFile(body: Body): void {
    this.#add(body);
  }

  /**
   * All bodies of a class. What runs under a lock is looked at more closely; what cannot hold a member is read only
   * when something calls it.
   */
  enterClass({ key, chain, guarded }: EnteredClass): void {
    if (this.#classes.has(key) && (!guarded || this.#guarded.has(key))) return;
    const reading = this.#reading();
    const all = chain.flatMap((each) => [
      creationOf(reading, each),
      ...methodsOf(reading, each).map((method) => bodyOf(reading, method)),
    ]);
    const bodies = all.filter((each) => each !== undefined);
    const keys = bodies.map((each) => each.key);
    if (guarded || chain.some((each) => takesSomething(reading, each))) bodies.forEach(this.#add);
    if (guarded) for (const each of [key, ...keys]) this.#guarded.add(each);
    this.#classes.set(key, {
      bodies: keys,
      unset: guarded ? unsetFields(reading, chain) : [],
    });
  }

  all(): BodyFacts {
    const bodies = new Map<DeclarationKey, BodyFact>();
    // A body that is met on the way is added to the map, and its turn comes.
    for (const [key, body] of this.#found) {
      bodies.set(key, readBody(this.#reading(), body, this.#guarded.has(key)));
    }
    return { bodies: sorted(bodies), classBodies: sorted(this.#classes) };
  }

  readonly #add = (body: Body): void => {
    if (!this.#found.has(body.key)) this.#found.set(body.key, body);
  };
}

const sorted = <T>(map: ReadonlyMap<DeclarationKey, T>): ReadonlyMap<DeclarationKey, T> =>
  new Map([...map].sort(([a], [b]) => byText(a, b)));

/** Whether objects of the class may hold others that they were given. */
const takesSomething = ({ ts }: BodyReading, { members }: ts.ClassLikeDeclaration): boolean =>
  members.some((each) => ts.isConstructorDeclaration(each) && each.parameters.length > 0);

function methodsOf({ ts }: BodyReading, declaration: ts.ClassLikeDeclaration) {
  return declaration.members.filter(
    (each): each is ts.MethodDeclaration | ts.AccessorDeclaration =>
      (ts.isMethodDeclaration(each) || ts.isAccessor(each)) &&
      (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Static) === 0,
  );
}
