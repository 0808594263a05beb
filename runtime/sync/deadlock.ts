import { DeadlockError } from "../errors.js";
import { RECORD } from "./control-record.js";
import { ownerOf } from "./lock-word.js";
import type { Wait } from "./owners.js";
import { callName, type Thread } from "./thread.js";

/** One thread of a cycle: `owner` waits for what the next one holds. */
interface Link {
  readonly owner: number;
  readonly wait: Wait;
}

/**
 * Throws if `thread`, which has published a wait, is the one to break a cycle of waits: the thread of the cycle that
 * began to wait last. All others of the cycle find the same victim and go on waiting.
 */
export function refuseDeadlock(thread: Thread, words: Int32Array): void {
  const cycle = findCycle(thread, words);
  if (cycle === undefined || cycle[0]!.wait.ticket !== lastTicket(cycle)) return;
  // Read twice: with the same tickets in both readings every thread was waiting in between, so the cycle is real.
  const again = findCycle(thread, words);
  if (again === undefined || !isSameCycle(cycle, again)) return;
  throw new DeadlockError(describe(thread, words, cycle));
}

function findCycle(thread: Thread, words: Int32Array): Link[] | undefined {
  const links: Link[] = [];
  const seen = new Set<number>();
  let owner = thread.owner;
  while (!seen.has(owner)) {
    seen.add(owner);
    const wait = thread.owners.waitOf(owner);
    if (wait === undefined) return undefined;
    links.push({ owner, wait });
    owner = ownerOf(Atomics.load(words, wait.record * 2 + RECORD.LOCK_WORD));
  }
  // A cycle further on that this thread only waits for is for its own members to find.
  return owner === thread.owner ? links : undefined;
}

/** Tickets count through all 32 bits, so the later of two is told by the sign of their difference. */
function lastTicket(cycle: readonly Link[]): number {
  return cycle.map((link) => link.wait.ticket).reduce((a, b) => (((b - a) | 0) > 0 ? b : a));
}

function isSameCycle(a: readonly Link[], b: readonly Link[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ owner, wait }, i) => {
      const other = b[i]!;
      return (
        owner === other.owner &&
        wait.ticket === other.wait.ticket &&
        wait.record === other.wait.record
      );
    })
  );
}

function describe(thread: Thread, words: Int32Array, cycle: readonly Link[]): string {
  const lines = cycle.map(({ owner, wait }, i) => {
    const held = cycle.at(i - 1)!.wait.record;
    const inside = callName(thread, held, words[held * 2 + RECORD.METHOD_WORD]!);
    const wanted = callName(thread, wait.record, wait.method);
    return `${thread.owners.labelOf(owner)} is in ${inside} and waits for ${wanted}`;
  });
  return `Deadlock: ${lines.join("; ")}`;
}
