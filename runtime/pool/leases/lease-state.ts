/*
 * Who may have a connection: one object for all threads of an app, whose methods are atomic. Its words and the scenarios
 * that they are made for are in the README of this folder. It is an ordinary class: `shared-lease-state.ts` puts it into
 * shared memory.
 */

/** A request for a lease: its thread's owner id, and a number that the thread gave it. */
export type Ticket = number;

const NUMBERS = 2 ** 32;

export const ticketOf = (owner: number, number: number): Ticket => owner * NUMBERS + number;
export const ownerOf = (ticket: Ticket): number => Math.floor(ticket / NUMBERS);

/** What a thread is to do. */
export const DO = {
  /** Nothing yet: the ticket stands in the line. */
  WAIT: 0,
  /** Open a connection: there is room for one. */
  OPEN: 1,
  /** Take one of its own idle connections. */
  REUSE: 2,
  /** Keep the connection that came back. */
  KEEP: 3,
  /** Close it: somebody on another thread is next. */
  CLOSE: 4,
  /** Hand it on to `ticket`, on the same thread. */
  HAND_ON: 5,
} as const;

export interface Answer {
  readonly what: number;
  readonly ticket: Ticket;
  /** Threads for which there is news. */
  readonly wake: readonly number[];
}

export interface News {
  /** Tickets that are served, with OPEN or REUSE. */
  readonly served: readonly (readonly [Ticket, number])[];
  /** Idle connections to close. */
  readonly close: number;
}

export class LeaseState {
  max: number;
  /** Connections that are open, being opened or being closed. */
  open = 0;
  /** Of these, those whose closing makes room for somebody who waits. */
  closing = 0;
  /** In the order in which they came. */
  waiting: Ticket[] = [];
  /** Served, not yet noticed: OPEN or REUSE. */
  served = new Map<Ticket, number>();
  /** Of `open`, by owner. */
  held = new Map<number, number>();
  /** Of `held`, those that nobody has leased. */
  idle = new Map<number, number>();
  /** Of `closing`, by owner. */
  closingOf = new Map<number, number>();
  /** Of `closingOf`, idle ones whose owner has not noticed yet. */
  wanted = new Map<number, number>();

  constructor(max: number) {
    this.max = max;
  }

  ask(ticket: Ticket): Answer {
    const owner = ownerOf(ticket);
    if (this.waiting.length === 0) {
      if (take(this.idle, owner)) return answer(DO.REUSE);
      if (this.open < this.max) {
        this.open += 1;
        add(this.held, owner);
        return answer(DO.OPEN);
      }
    }
    this.waiting.push(ticket);
    return answer(DO.WAIT, this.balance());
  }

  /** A leased connection of `owner` is free again. */
  giveBack(owner: number): Answer {
    const next = this.waiting[0];
    if (next !== undefined && ownerOf(next) === owner) {
      this.waiting.shift();
      return { what: DO.HAND_ON, ticket: next, wake: [] };
    }
    if (this.waiting.length > this.closing) {
      this.closing += 1;
      add(this.closingOf, owner);
      return answer(DO.CLOSE);
    }
    add(this.idle, owner);
    return answer(DO.KEEP);
  }

  /** A connection of `owner` has been closed for another. */
  closed(owner: number): readonly number[] {
    this.closing -= 1;
    take(this.closingOf, owner);
    return this.passOn(owner);
  }

  /** A connection of `owner` could not be opened, or is gone. */
  passOn(owner: number): readonly number[] {
    take(this.held, owner);
    return [...this.serveNext(), ...this.balance()];
  }

  /** Nobody waits for the ticket any more. What it had been served with is given back. */
  cancel(ticket: Ticket): Answer {
    const what = this.served.get(ticket);
    if (what === undefined) {
      const at = this.waiting.indexOf(ticket);
      if (at >= 0) this.waiting.splice(at, 1);
      return answer(DO.WAIT);
    }
    this.served.delete(ticket);
    if (what === DO.OPEN) return answer(DO.WAIT, this.passOn(ownerOf(ticket)));
    return this.giveBack(ownerOf(ticket));
  }

  /** What has been decided for a thread since it last looked. */
  news(owner: number): News {
    const served: [Ticket, number][] = [];
    for (const [ticket, what] of this.served)
      if (ownerOf(ticket) === owner) served.push([ticket, what]);
    for (const [ticket] of served) this.served.delete(ticket);
    const close = this.wanted.get(owner) ?? 0;
    this.wanted.delete(owner);
    return { served, close };
  }

  /** A thread has died, or has closed all that it had. */
  left(owner: number): readonly number[] {
    const waiting = this.waiting.filter((each) => ownerOf(each) !== owner);
    if (waiting.length < this.waiting.length) this.waiting = waiting;
    for (const ticket of [...this.served.keys()])
      if (ownerOf(ticket) === owner) this.served.delete(ticket);
    this.closing -= this.closingOf.get(owner) ?? 0;
    let free = this.held.get(owner) ?? 0;
    for (const each of [this.closingOf, this.wanted, this.idle, this.held]) each.delete(owner);
    const wake: number[] = [];
    for (; free > 0; free--) wake.push(...this.serveNext());
    return [...wake, ...this.balance()];
  }

  /** Somebody who waits gets the room of a connection that is gone; otherwise there is one less. */
  private serveNext(): readonly number[] {
    const next = this.waiting.shift();
    if (next === undefined) {
      this.open -= 1;
      return [];
    }
    add(this.held, ownerOf(next));
    this.served.set(next, DO.OPEN);
    return [ownerOf(next)];
  }

  /** Whoever waits and is not about to get the room of a closing connection gets an idle one, or its room. */
  private balance(): readonly number[] {
    const wake: number[] = [];
    while (this.waiting.length > this.closing) {
      const next = this.waiting[0]!;
      const owner = ownerOf(next);
      if (take(this.idle, owner)) {
        this.waiting.shift();
        this.served.set(next, DO.REUSE);
        wake.push(owner);
        continue;
      }
      const [idle] = this.idle.keys();
      if (idle === undefined) break;
      take(this.idle, idle);
      this.closing += 1;
      add(this.closingOf, idle);
      add(this.wanted, idle);
      wake.push(idle);
    }
    return wake;
  }
}

const answer = (what: number, wake: readonly number[] = []): Answer => ({ what, ticket: 0, wake });

function add(counts: Map<number, number>, owner: number): void {
  counts.set(owner, (counts.get(owner) ?? 0) + 1);
}

/** One less; none is no entry. */
function take(counts: Map<number, number>, owner: number): boolean {
  const count = counts.get(owner) ?? 0;
  if (count > 1) counts.set(owner, count - 1);
  else counts.delete(owner);
  return count > 0;
}
