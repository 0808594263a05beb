import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DO, LeaseState, ownerOf, ticketOf } from "../../runtime/pool/leases/lease-state.js";
import { lonePool } from "../../runtime/pool/leases/leases.js";

/** Threads as the state sees them, each doing in any order what the state tells it. */
class Threads {
  readonly state: LeaseState;
  readonly owners: readonly number[];
  readonly leased = new Map<number, number>();
  readonly toClose = new Map<number, number>();
  readonly asked: number[] = [];
  readonly served: number[] = [];
  readonly gone = new Set<number>();
  #number = 0;

  constructor(max: number, owners: readonly number[]) {
    this.state = new LeaseState(max);
    this.owners = owners;
  }

  ask(owner: number): void {
    const ticket = ticketOf(owner, ++this.#number);
    this.asked.push(ticket);
    if (this.state.ask(ticket).what !== DO.WAIT) this.#lease(ticket);
  }

  giveBack(owner: number): void {
    if (!count(this.leased, owner, -1)) return;
    const { what, ticket } = this.state.giveBack(owner);
    if (what === DO.HAND_ON) this.#lease(ticket);
    if (what === DO.CLOSE) count(this.toClose, owner, 1);
  }

  close(owner: number): void {
    if (count(this.toClose, owner, -1)) this.state.closed(owner);
  }

  look(owner: number): void {
    const { served, close } = this.state.news(owner);
    for (const [ticket] of served.toSorted(([a], [b]) => a - b)) this.#lease(ticket);
    for (let n = 0; n < close; n++) count(this.toClose, owner, 1);
  }

  cancel(owner: number): void {
    const ticket = this.asked.find(
      (each) => ownerOf(each) === owner && !this.served.includes(each),
    );
    if (ticket === undefined) return;
    this.asked.splice(this.asked.indexOf(ticket), 1);
    const { what, ticket: next } = this.state.cancel(ticket);
    if (what === DO.HAND_ON) this.#lease(next);
    if (what === DO.CLOSE) count(this.toClose, owner, 1);
  }

  die(owner: number): void {
    this.state.left(owner);
    this.leased.delete(owner);
    this.toClose.delete(owner);
    for (const each of this.asked.filter(
      (one) => ownerOf(one) === owner && !this.served.includes(one),
    ))
      this.asked.splice(this.asked.indexOf(each), 1);
  }

  #lease(ticket: number): void {
    this.served.push(ticket);
    count(this.leased, ownerOf(ticket), 1);
  }
}

function count(counts: Map<number, number>, owner: number, by: 1 | -1): boolean {
  const now = (counts.get(owner) ?? 0) + by;
  if (now < 0) return false;
  counts.set(owner, now);
  return true;
}

const sum = (counts: ReadonlyMap<number, number>) =>
  [...counts.values()].reduce((a, b) => a + b, 0);

const steps = ["ask", "giveBack", "close", "look", "cancel", "die"] as const;

describe("who may have a connection", () => {
  it("is never more than the pool has, and nobody who waits is forgotten", () => {
    const step = fc.tuple(
      fc.constantFrom(...steps, "ask", "giveBack"),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 60 }), (max, all) => {
        const threads = new Threads(max, [1, 2, 3]);
        const { state } = threads;
        for (const [what, owner] of all) {
          threads[what](owner);
          expect(state.open).toBeLessThanOrEqual(max);
          expect(sum(state.held)).toBe(state.open);
          expect(sum(threads.leased) + sum(state.idle)).toBeLessThanOrEqual(state.open);
        }
        for (let round = 0; round < 100; round++) {
          for (const owner of threads.owners) {
            threads.look(owner);
            threads.close(owner);
            threads.giveBack(owner);
          }
        }
        expect(state.waiting).toEqual([]);
        expect(threads.asked.filter((each) => !threads.served.includes(each))).toEqual([]);
        expect(sum(state.idle)).toBe(state.open);
        expect(state.closing).toBe(0);
      }),
    );
  });

  it("is decided in the order of the requests", () => {
    const threads = new Threads(1, [1, 2]);
    for (const owner of [1, 2, 1, 2, 2, 1]) threads.ask(owner);
    for (let n = 0; n < 20; n++) {
      for (const owner of [2, 1]) {
        threads.giveBack(owner);
        threads.close(owner);
        threads.look(owner);
      }
    }
    expect(threads.served).toEqual(threads.asked);
  });

  it("closes an idle connection for somebody on another thread", () => {
    const threads = new Threads(1, [1, 2]);
    threads.ask(1);
    threads.giveBack(1);
    threads.ask(2);
    expect(threads.served.map(ownerOf)).toEqual([1]);
    threads.look(1);
    threads.close(1);
    threads.look(2);
    expect(threads.served.map(ownerOf)).toEqual([1, 2]);
    expect([...threads.state.held]).toEqual([[2, 1]]);
  });

  it("is whoever waits when a thread dies that has all", () => {
    const threads = new Threads(2, [1, 2]);
    for (const owner of [1, 1, 2, 2, 2]) threads.ask(owner);
    threads.die(1);
    threads.look(2);
    expect(threads.served.map(ownerOf)).toEqual([1, 1, 2, 2]);
    expect(threads.state.open).toBe(2);
  });
});

describe("a pool of one thread", () => {
  const connections = () => {
    const log: string[] = [];
    let opened = 0;
    const open = async () => {
      opened += 1;
      log.push(`open ${opened}`);
      return opened;
    };
    return { log, open, close: (n: number) => void log.push(`close ${n}`) };
  };

  it("serves those who wait in order, and takes back on a throw", async () => {
    const { log, open, close } = connections();
    const pool = lonePool(open, { max: 1, close });
    const order: string[] = [];
    const use = async (name: string, fails: boolean) => {
      using lease = await pool.lease();
      order.push(`${name} ${lease.value}`);
      await Promise.resolve();
      if (fails) throw new RangeError(name);
    };
    const results = await Promise.allSettled([use("a", false), use("b", true), use("c", false)]);
    expect(results.map((each) => each.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(order).toEqual(["a 1", "b 1", "c 1"]);
    await (pool as unknown as AsyncDisposable)[Symbol.asyncDispose]();
    expect(log).toEqual(["open 1", "close 1"]);
    await expect(pool.lease()).rejects.toThrow("closed");
  });

  it("lets go of those who give up, also while theirs is opened", async () => {
    const { open, close } = connections();
    const pool = lonePool(open, { max: 1, close });
    const first = await pool.lease();
    await expect(pool.lease({ timeout: 5 })).rejects.toThrow("no lease in 5 ms");
    const controller = new AbortController();
    const second = pool.lease({ signal: controller.signal });
    const third = pool.lease();
    controller.abort(new RangeError("no more"));
    await expect(second).rejects.toThrow("no more");
    first.release();
    first.release();
    using lease = await third;
    expect(lease.value).toBe(1);
  });

  it("tries anew after an opening that failed", async () => {
    let attempts = 0;
    const open = async () => {
      attempts += 1;
      if (attempts === 1) throw new RangeError("not yet");
      return attempts;
    };
    const pool = lonePool(open, { max: 1 });
    const [one, two] = await Promise.allSettled([pool.lease(), pool.lease()]);
    expect(one).toMatchObject({ status: "rejected", reason: { message: "not yet" } });
    expect(two).toMatchObject({ status: "fulfilled", value: { value: 2 } });
  });
});
