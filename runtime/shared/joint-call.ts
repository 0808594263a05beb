import { SharedStateError } from "../errors.js";
import { CallState } from "../sync/call-state.js";
import { closeTogether } from "../sync/close-together.js";
import type { Guard } from "./guard.js";

type AnyGuard = Guard<object>;

/** One call on several objects. Those that this thread holds already are left to the call that took them. */
export class JointCall {
  /** Set before `conclude`, for which there may be no room on the stack: the guards then end it later. */
  isOver = false;
  readonly #guards: readonly AnyGuard[];
  #keeps: boolean | undefined;

  constructor(guards: readonly AnyGuard[]) {
    this.#guards = inOrder(guards);
  }

  /** Takes the locks. @throws as `Guard.enter`; `conclude` lets go of what has been taken. */
  begin(): void {
    for (const guard of this.#guards) if (!guard.isHeld) guard.join(this);
  }

  /** Ends it. @throws the error that condemned it, once everything is rolled back. */
  conclude(): void {
    const condemned = this.#logs().find((log) => log.state !== CallState.OPEN);
    this.end();
    if (condemned !== undefined) throw condemned.failure;
  }

  /** May be repeated, also when it is the guards' turn to end what an exception broke off. */
  end(): void {
    const logs = this.#logs();
    this.#keeps ??= logs.every((log) => log.state === CallState.OPEN);
    closeTogether(logs, this.#keeps);
    for (const guard of this.#taken()) guard.release();
  }

  #taken(): readonly AnyGuard[] {
    return this.#guards.filter((guard) => guard.isPartOf(this));
  }

  #logs() {
    return this.#taken().map(({ parts }) => parts.log);
  }
}

/** Each once, in the order of their places in memory, which is the same in all threads. */
function inOrder(guards: readonly AnyGuard[]): readonly AnyGuard[] {
  const [first] = guards;
  for (const { parts } of guards) {
    if (parts.arena === first?.parts.arena) continue;
    throw new SharedStateError("NOT_TOGETHER", "A transaction takes the objects of one app only");
  }
  return [...new Set(guards)].sort((a, b) => a.parts.record - b.parts.record);
}
