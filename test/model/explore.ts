/** A process of a model: what it does next depends on its place in its program and on the state alone. */
export interface Process<S> {
  readonly name: string;
  /** Every way in which it can go on from here, each one store or compare-exchange; none when it waits or has ended. */
  next(state: S): readonly Step<S>[];
}

export interface Step<S> {
  readonly name: string;
  /** Changes a copy. */
  take(state: S): void;
}

export interface Model<S extends object> {
  readonly initial: S;
  readonly processes: readonly Process<S>[];
  /** What is wrong with a state. */
  fault(state: S): string | undefined;
  /** Whether all is done: such a state must be reachable from everywhere. */
  isEnd(state: S): boolean;
}

export interface Exploration {
  readonly states: number;
  /** What is wrong, after which steps. */
  readonly fault?: string;
}

interface Seen<S> {
  readonly state: S;
  readonly from: Seen<S> | undefined;
  readonly by: string;
  readonly before: Seen<S>[];
}

/** Goes through all states that any order of steps leads to, the nearest first, up to the first fault. */
export function explore<S extends object>(model: Model<S>): Exploration {
  const seen = new Map<string, Seen<S>>();
  const ends: Seen<S>[] = [];
  const enter = (state: S, from: Seen<S> | undefined, by: string) => {
    const key = JSON.stringify(state);
    const known = seen.get(key);
    if (known !== undefined) return void (from && known.before.push(from));
    seen.set(key, { state, from, by, before: from === undefined ? [] : [from] });
  };
  enter(model.initial, undefined, "");
  for (const [key, each] of seen) {
    const fault = model.fault(each.state);
    if (fault !== undefined) return { states: seen.size, fault: `${fault} after ${wayTo(each)}` };
    if (model.isEnd(each.state)) ends.push(each);
    for (const { name, next } of model.processes) {
      for (const step of next(each.state)) {
        const state: S = JSON.parse(key);
        step.take(state);
        enter(state, each, `${name}: ${step.name}`);
      }
    }
  }
  const stuck = firstOutside(seen.values(), reaching(ends));
  if (stuck === undefined) return { states: seen.size };
  return { states: seen.size, fault: `nothing leads to an end after ${wayTo(stuck)}` };
}

/** What some end can be reached from. */
function reaching<S>(ends: readonly Seen<S>[]): ReadonlySet<Seen<S>> {
  const found = new Set(ends);
  for (const { before } of found) for (const each of before) found.add(each);
  return found;
}

function firstOutside<S>(all: Iterable<Seen<S>>, inside: ReadonlySet<Seen<S>>) {
  for (const each of all) if (!inside.has(each)) return each;
  return undefined;
}

function wayTo<S>(end: Seen<S>): string {
  const steps: string[] = [];
  for (let at: Seen<S> | undefined = end; at?.from !== undefined; at = at.from)
    steps.unshift(at.by);
  return steps.join(", ");
}
