import { number } from "../../shared/codecs.js";
import type { Guard } from "../../shared/guard.js";
import type { Segment } from "../../shared/segment.js";
import type { SharedArray } from "../../shared/shared-array.js";
import { sharedClass } from "../../shared/shared-class.js";
import type { SharedMap } from "../../shared/shared-map.js";
import { type Answer, LeaseState, type News, type Ticket } from "./lease-state.js";

interface Fields {
  max: number;
  open: number;
  closing: number;
  waiting: Ticket[];
  served: Map<Ticket, number>;
  held: Map<number, number>;
  idle: Map<number, number>;
  closingOf: Map<number, number>;
  wanted: Map<number, number>;
}

const NUMBERS = ["max", "open", "closing"] as const;
const MAPS = ["served", "held", "idle", "closingOf", "wanted"] as const;
const METHODS = ["ask", "giveBack", "closed", "passOn", "cancel", "news", "left"] as const;

/** As the compiler writes views: `this` inside the methods while the lock is held. */
class View {
  readonly #segment: Segment;
  readonly #waiting: SharedArray<number>;
  readonly #maps: readonly SharedMap<number, number>[];

  constructor(segment: Segment) {
    this.#segment = segment;
    this.#waiting = segment.array(3, number);
    this.#maps = MAPS.map((_, at) => segment.map(5 + at * 4, number, number));
  }

  static {
    NUMBERS.forEach((name, cell) => {
      Object.defineProperty(View.prototype, name, {
        get(this: View) {
          return this.#segment.number(cell);
        },
        set(this: View, value: number) {
          this.#segment.setNumber(cell, value);
        },
      });
    });
    Object.defineProperty(View.prototype, "waiting", {
      get(this: View) {
        return this.#waiting;
      },
      set(this: View, value: number[]) {
        this.#waiting.assign(value);
      },
    });
    MAPS.forEach((name, at) => {
      Object.defineProperty(View.prototype, name, {
        get(this: View) {
          return this.#maps[at];
        },
        set(this: View, value: Map<number, number>) {
          this.#maps[at]!.assign(value);
        },
      });
    });
  }
}

/** What threads hold: each call takes the lock. */
class Handle implements Pick<LeaseState, (typeof METHODS)[number]> {
  readonly #guard: Guard<LeaseState>;

  constructor(guard: Guard<LeaseState>) {
    this.#guard = guard;
  }

  ask(ticket: Ticket): Answer {
    return this.#in(0, (state) => state.ask(ticket));
  }

  giveBack(owner: number): Answer {
    return this.#in(1, (state) => state.giveBack(owner));
  }

  closed(owner: number): readonly number[] {
    return this.#in(2, (state) => state.closed(owner));
  }

  passOn(owner: number): readonly number[] {
    return this.#in(3, (state) => state.passOn(owner));
  }

  cancel(ticket: Ticket): Answer {
    return this.#in(4, (state) => state.cancel(ticket));
  }

  news(owner: number): News {
    return this.#in(5, (state) => state.news(owner));
  }

  left(owner: number): readonly number[] {
    return this.#in(6, (state) => state.left(owner));
  }

  #in<R>(method: number, use: (state: LeaseState) => R): R {
    const view = this.#guard.enter(method);
    try {
      return use(view);
    } finally {
      this.#guard.leave();
    }
  }
}

export const sharedLeaseState = sharedClass<LeaseState, Fields>({
  of: LeaseState,
  view: View as unknown as new (segment: Segment) => Fields,
  handle: Handle,
  cells: [1, 1, 1, 2, 4, 4, 4, 4, 4],
  layout: "leases-1",
  fields: [
    ...NUMBERS.map((name) => `${name}: number`),
    "waiting: number[]",
    ...MAPS.map((name) => `${name}: Map<number, number>`),
  ],
  methods: METHODS,
  init(view, from) {
    for (const name of NUMBERS) view[name] = from[name];
    view.waiting = from.waiting;
    for (const name of MAPS) view[name] = from[name];
  },
});
