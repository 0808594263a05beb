import type { BodyFact, PathStep, PlaceFact } from "../model/bodies.js";
import type { ProgramFacts } from "../model/facts.js";
import type { Binding, ContextGraph, Graph } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";

/** What the values of a body have to do with the members of a context. */
export interface MemberPlace {
  readonly bindings: readonly Binding[];
  /** From the member's value on. */
  readonly path: readonly PathStep[];
}

/** The members that each body of a context may hold, by what it calls them: followed from call to call. */
export class MemberPlaces {
  readonly context: ContextGraph;
  readonly #byName: ReadonlyMap<string, Binding>;
  readonly #facts: ProgramFacts;
  readonly #held = new Map<string, Set<Binding>>();
  readonly #reached: Set<DeclarationKey>;

  /** `apps` are the bodies that use an app, of any context. */
  constructor(context: ContextGraph, facts: ProgramFacts, apps: readonly DeclarationKey[]) {
    this.context = context;
    this.#byName = new Map(context.bindings.map((each) => [each.member.name, each]));
    this.#facts = facts;
    this.#reached = new Set(apps);
    this.#enterNodes();
    this.#enterProviders();
    // A body that is given more is moved to the end of the set, and its turn comes once more.
    for (const key of this.#reached) {
      const body = facts.bodies.get(key);
      if (body !== undefined) this.#follow(body);
    }
  }

  /** The bodies that hold some member. */
  get bodies(): readonly BodyFact[] {
    return [...this.#reached].flatMap((each) => this.#facts.bodies.get(each) ?? []);
  }

  of({ key }: BodyFact, { root, path }: PlaceFact): MemberPlace {
    const [first, ...rest] = path;
    if (root.of === "app") {
      const isOurs = root.wiring === wiringOf(this.context.context.file);
      return { bindings: isOurs ? this.#named(root.member) : [], path };
    }
    if (root.of === "parameter") return { bindings: this.#get(key, root.name), path };
    const field = first?.via === "field" ? first.name : undefined;
    return { bindings: field === undefined ? [] : this.#get(key, `this.${field}`), path: rest };
  }

  #enterNodes(): void {
    for (const { node, parameters } of this.context.nodes) {
      for (const { parameter, resolution } of parameters) {
        if (resolution.kind === "member") {
          this.#give(node.key, parameter.name, this.#named(resolution.member));
        }
      }
    }
  }

  /** What a provided object keeps of what its constructor got. */
  #enterProviders(): void {
    for (const { class: of, parameters } of this.context.bindings) {
      for (const { name, keeps } of of?.fields ?? []) {
        const kept = parameters.find((each) => each.parameter.name === keeps)?.resolution;
        if (of === undefined || kept?.kind !== "member") continue;
        for (const key of this.#facts.classBodies.get(of.key)?.bodies ?? []) {
          this.#give(key, `this.${name}`, this.#named(kept.member));
        }
      }
    }
  }

  #follow(body: BodyFact): void {
    for (const { callee, arguments: given } of body.calls) {
      const parameters = this.#facts.bodies.get(callee)?.parameters ?? [];
      given.forEach((place, at) => {
        const name = parameters[at];
        if (place === undefined || name === undefined) return;
        const { bindings, path } = this.of(body, place);
        if (path.length === 0) this.#give(callee, name, bindings);
      });
    }
  }

  #give(key: DeclarationKey, name: string, bindings: readonly Binding[]): void {
    const held = this.#held.get(`${key} ${name}`) ?? new Set();
    const before = held.size;
    for (const each of bindings) held.add(each);
    if (held.size === before) return;
    this.#held.set(`${key} ${name}`, held);
    this.#reached.delete(key);
    this.#reached.add(key);
  }

  #get(key: DeclarationKey, name: string): readonly Binding[] {
    return [...(this.#held.get(`${key} ${name}`) ?? [])];
  }

  #named(name: string): readonly Binding[] {
    const binding = this.#byName.get(name);
    return binding === undefined ? [] : [binding];
  }
}

export function memberPlacesOf(graph: Graph, facts: ProgramFacts): readonly MemberPlaces[] {
  const apps = [...facts.bodies.values()].filter(usesApp).map((each) => each.key);
  return graph.contexts.map((each) => new MemberPlaces(each, facts, apps));
}

const usesApp = ({ uses, calls }: BodyFact): boolean =>
  [...uses.map((each) => each.place), ...calls.flatMap((each) => each.arguments)].some(
    (place) => place?.root.of === "app",
  );

/** `src/context.mts` has `src/context.wiring`, of whatever kind. */
const wiringOf = (file: string): string => file.replace(/\.[cm]?tsx?$/u, ".wiring");
