import type { Model, Process, Step } from "./explore.js";

/*
 * The lock, the undo log and the reaper of `runtime/sync`, one store at a time. Two objects of one field each, which
 * both threads count up in a transaction; each call also frees a block of the first object. A thread may be killed
 * before any of its steps, and the reaper too, which then begins anew. `Flaw`s are ways to do it wrong.
 */

export const flaws = [
  "counts an entry before it is written",
  "overwrites before the entry counts",
  "commits each object by itself",
  "puts the leader to rest before its follower",
  "recovers the leader before its follower",
  "frees a lock before its object is recovered",
  "frees a block twice when a commit is repeated",
  "ends the commit before the entries are gone",
  "releases before the commit",
  "says with a plain store that it waits",
  "releases a contended lock with a plain compare-exchange",
] as const;
export type Flaw = (typeof flaws)[number];

const CONTENDED = 1;
const DIED = 2;
const FREE = 0;
const UNDO = 0;
const COMMITTING = 1;
const NONE = -1;

interface Shared {
  lock: number;
  value: number;
  /** Entries that count: the value's, then the freed block's. */
  count: number;
  old: number;
  phase: number;
  leader: number;
}

interface ThreadState {
  pc: number;
  /** The word that it saw before it sleeps. */
  saw: number;
  fate: "runs" | "dead" | "reaped";
}

export interface State {
  objects: [Shared, Shared];
  /** Heads of the free list and of each block's link; the blocks are numbered from 1. */
  head: number;
  links: number[];
  threads: ThreadState[];
  reaper: number;
  kills: number;
  /** Of the reaper. */
  deaths: number;
}

interface Instruction {
  readonly name: string;
  /** Skipped otherwise; to skip is no step. */
  readonly when?: (state: State) => boolean;
  /** Returns the next place if it is not the following one. */
  readonly run: (state: State) => number | undefined;
}

const owner = (thread: number): number => (thread + 1) << 2;
const isOwner = (word: number, thread: number): boolean => word >> 2 === thread + 1;

/** A lock, by compare-exchange; who fails says so and sleeps, for some time or until the word has changed. */
function acquire(thread: number, object: number, isCareless: boolean): Instruction[] {
  const lock = (state: State) => state.objects[object]!;
  const self = (state: State) => state.threads[thread]!;
  return [
    {
      name: `takes lock ${object}`,
      run(state) {
        const { lock: word } = lock(state);
        if (word === FREE)
          lock(state).lock = owner(thread) | (self(state).saw === NONE ? 0 : CONTENDED);
        self(state).saw = word;
        return word === FREE ? self(state).pc + 2 : undefined;
      },
    },
    {
      name: `says that it waits for lock ${object}`,
      run(state) {
        const { saw } = self(state);
        if (isCareless || lock(state).lock === saw) lock(state).lock = saw | CONTENDED;
        return self(state).pc - 1;
      },
    },
  ];
}

/** Step names are the README's. */
function call(thread: number, flaw: Flaw | undefined): Instruction[] {
  const has = (wrong: Flaw): boolean => flaw === wrong;
  const set = (name: string, object: number, change: (object: Shared) => void): Instruction => ({
    name: `${name} ${object}`,
    run: (state) => void change(state.objects[object]!),
  });
  const write = (object: number): Instruction[] => {
    const entry = set("notes", object, (o) => {
      o.old = o.value;
    });
    const counts = set("counts the entry", object, (o) => {
      o.count = 1;
    });
    const value = set("writes", object, (o) => {
      o.value += 1;
    });
    if (has("counts an entry before it is written")) return [counts, entry, value];
    return has("overwrites before the entry counts")
      ? [entry, value, counts]
      : [entry, counts, value];
  };
  const free = set("notes what it frees", 0, (o) => {
    o.count = 2;
  });
  const follow = set("follows", 0, (o) => {
    o.leader = 1;
  });
  const lead = set("COMMITTING", 1, (o) => {
    o.phase = COMMITTING;
  });
  const end = (object: number): Instruction[] => {
    const commits = set("COMMITTING", object, (o) => {
      o.phase = COMMITTING;
    });
    const empty = set("COUNT = 0", object, (o) => {
      o.count = 0;
    });
    const rest = set("UNDO", object, (o) => {
      o.phase = UNDO;
    });
    const alone = set("LEADER = 0", object, (o) => {
      o.leader = NONE;
    });
    const last = has("ends the commit before the entries are gone")
      ? [alone, rest, empty]
      : [empty, alone, rest];
    return [commits, ...(object === 0 ? reclaim(thread + 1, flaw) : []), ...last];
  };
  const release = (object: number): Instruction => ({
    name: `releases lock ${object}`,
    run(state) {
      const shared = state.objects[object]!;
      const careless = has("releases a contended lock with a plain compare-exchange");
      if (!careless || shared.lock === owner(thread)) shared.lock = FREE;
      state.threads[thread]!.saw = NONE;
      return undefined;
    },
  });
  const agree = has("commits each object by itself") ? [] : [follow, lead];
  const ends = has("puts the leader to rest before its follower")
    ? [...end(1), ...end(0)]
    : [...end(0), ...end(1)];
  const releases = [release(0), release(1)];
  const close = has("releases before the commit")
    ? [...releases, ...agree, ...ends]
    : [...agree, ...ends, ...releases];
  return [
    ...acquire(thread, 0, has("says with a plain store that it waits")),
    reset(thread),
    ...acquire(thread, 1, has("says with a plain store that it waits")),
    ...write(0),
    free,
    ...write(1),
    ...close,
  ];
}

/** Forgets that it has slept, which is of the lock before. */
const reset = (thread: number): Instruction => ({
  name: "goes on",
  run(state) {
    state.threads[thread]!.saw = NONE;
    return undefined;
  },
});

/** Puts a block on the free list; its owner's last entry tells which. */
function reclaim(block: number, flaw: Flaw | undefined, when = (_: State) => true): Instruction[] {
  const isOn = (state: State) => state.head === block;
  const isDone = (state: State) =>
    flaw !== "frees a block twice when a commit is repeated" && isOn(state);
  const isFreed = (state: State) => when(state) && state.objects[0].count === 2;
  return [
    {
      name: `links block ${block}`,
      when: (state) => isFreed(state) && !isDone(state),
      run: (state) => {
        state.links[block] = state.head;
        return undefined;
      },
    },
    {
      name: `heads block ${block}`,
      when: (state) => isFreed(state) && !isDone(state),
      run: (state) => {
        state.head = block;
        return undefined;
      },
    },
  ];
}

function isCommitting(state: State, object: number): boolean {
  const { phase, leader } = state.objects[object]!;
  return phase === COMMITTING || (leader !== NONE && state.objects[leader]!.phase === COMMITTING);
}

/** Clears up after one dead thread. */
function reap(thread: number, flaw: Flaw | undefined): Instruction[] {
  const holds = (object: number) => (state: State) => isOwner(state.objects[object]!.lock, thread);
  const mark = (object: number): Instruction => ({
    name: `marks lock ${object}`,
    when: holds(object),
    run: (state) => {
      state.objects[object]!.lock |= DIED;
      return undefined;
    },
  });
  const recover = (object: number, when: (state: State) => boolean): Instruction[] => {
    const step = (
      name: string,
      run: (o: Shared) => void,
      only = (_: State) => true,
    ): Instruction => ({
      name: `${name} ${object}`,
      when: (state) => holds(object)(state) && when(state) && only(state),
      run: (state) => void run(state.objects[object]!),
    });
    const undone = (state: State) =>
      !isCommitting(state, object) && state.objects[object]!.count > 0;
    const kept = (state: State) =>
      holds(object)(state) && when(state) && isCommitting(state, object);
    return [
      step(
        "restores",
        (o) => {
          o.value = o.old;
        },
        undone,
      ),
      ...(object === 0 ? reclaim(thread + 1, flaw, kept) : []),
      step("COUNT = 0", (o) => {
        o.count = 0;
      }),
      step("LEADER = 0", (o) => {
        o.leader = NONE;
      }),
      step("UNDO", (o) => {
        o.phase = UNDO;
      }),
    ];
  };
  const release = (object: number): Instruction => ({
    name: `frees lock ${object}`,
    when: holds(object),
    run: (state) => {
      state.objects[object]!.lock = FREE;
      return undefined;
    },
  });
  const marks = [mark(0), mark(1)];
  const follows = (object: number) => (state: State) => state.objects[object]!.leader !== NONE;
  const always = () => true;
  const followers =
    flaw === "recovers the leader before its follower"
      ? []
      : [...recover(0, follows(0)), ...recover(1, follows(1))];
  // The directory has the leader first.
  const rest = [1, 0].flatMap((object) =>
    flaw === "frees a lock before its object is recovered"
      ? [release(object), ...recover(object, always)]
      : [...recover(object, always), release(object)],
  );
  const gone: Instruction = {
    name: "dismisses the thread",
    run: (state) => {
      state.threads[thread]!.fate = "reaped";
      return undefined;
    },
  };
  return [...marks, ...followers, ...rest, gone];
}

const THREADS = [0, 1];
const KILLS = 1;

function threadProcess(thread: number, flaw: Flaw | undefined): Process<State> {
  const program = call(thread, flaw);
  return {
    name: `thread ${thread}`,
    next(state) {
      const self = state.threads[thread]!;
      const at = placeOf(program, self.pc, state);
      if (self.fate !== "runs" || at === program.length) return [];
      const { name, run } = program[at]!;
      const step: Step<State> = {
        name,
        take(copy) {
          copy.threads[thread]!.pc = at;
          copy.threads[thread]!.pc = run(copy) ?? at + 1;
        },
      };
      if (state.kills === KILLS) return [step];
      const die: Step<State> = {
        name: "dies",
        take(copy) {
          copy.threads[thread]!.fate = "dead";
          copy.kills += 1;
        },
      };
      return [step, die];
    },
  };
}

function reaperProcess(flaw: Flaw | undefined, deaths: number): Process<State> {
  const programs = THREADS.map((thread) => reap(thread, flaw));
  return {
    name: "reaper",
    next(state) {
      const dead = state.threads.findIndex(({ fate }) => fate === "dead");
      if (dead === -1) return [];
      const program = programs[dead]!;
      const at = placeOf(program, state.reaper, state);
      const { name, run } = program[at]!;
      const step: Step<State> = {
        name,
        take(copy) {
          run(copy);
          copy.reaper = copy.threads[dead]!.fate === "reaped" ? 0 : at + 1;
        },
      };
      if (state.deaths === deaths || state.reaper === 0) return [step];
      const die: Step<State> = {
        name: "dies",
        take(copy) {
          copy.reaper = 0;
          copy.deaths += 1;
        },
      };
      return [step, die];
    },
  };
}

/** The next instruction that is not skipped. */
function placeOf(program: readonly Instruction[], pc: number, state: State): number {
  let at = pc;
  while (at < program.length && program[at]!.when?.(state) === false) at++;
  return at;
}

function freeBlocks({ head, links }: State): number[] | undefined {
  const blocks: number[] = [];
  for (let at = head; at !== 0; at = links[at]!) {
    if (blocks.includes(at)) return undefined;
    blocks.push(at);
  }
  return blocks;
}

/** What anybody may rely on who holds the locks: both objects tell of the same calls. */
function faultOf(state: State): string | undefined {
  const [first, second] = state.objects;
  if (first.lock !== FREE || second.lock !== FREE) return undefined;
  const blocks = freeBlocks(state);
  if (first.value !== second.value) return `the objects differ: ${first.value}, ${second.value}`;
  if (blocks === undefined) return "the free list is a circle";
  if (blocks.length !== first.value)
    return `${first.value} calls have freed ${blocks.length} blocks`;
  if (first.count + second.count + first.phase + second.phase > 0) return "a log is not empty";
  return undefined;
}

/** `deaths` are the reaper's. */
export function lockModel(deaths: number, flaw?: Flaw): Model<State> {
  const shared: Shared = { lock: FREE, value: 0, count: 0, old: 0, phase: UNDO, leader: NONE };
  const length = call(0, flaw).length;
  return {
    initial: {
      objects: [{ ...shared }, { ...shared }],
      head: 0,
      links: [0, 0, 0],
      threads: THREADS.map(() => ({ pc: 0, saw: NONE, fate: "runs" })),
      ...{ reaper: 0, kills: 0, deaths: 0 },
    },
    processes: [
      ...THREADS.map((thread) => threadProcess(thread, flaw)),
      reaperProcess(flaw, deaths),
    ],
    fault: faultOf,
    isEnd: ({ threads, objects }) =>
      threads.every(({ fate, pc }) => fate === "reaped" || (fate === "runs" && pc === length)) &&
      objects.every(({ lock }) => lock === FREE),
  };
}
