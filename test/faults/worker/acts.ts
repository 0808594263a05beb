import { execSync } from "node:child_process";
import { Socket } from "node:net";

export class OrderError extends Error {
  override readonly name = "OrderError";
  readonly order: number;

  constructor(order: number) {
    super(`order ${order}`);
    this.order = order;
  }
}

const raise = (value: unknown): never => {
  throw value;
};

const fill = (): never => {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(100_000).fill({}).map(() => ({})));
};

const recurse = (): number => 1 + recurse();

const breakGlobals = (): string => {
  const names = ["Promise", "performance", "structuredClone", "queueMicrotask", "process", "Error"];
  for (const name of names) (globalThis as Record<string, unknown>)[name] = undefined;
  return "broken";
};

/** Without `signal`: Node itself does not bear that one. */
export const pollution = { failure: 1, error: 1, concurrency: 1.5, cause: 1, results: 1, kind: 1 };

/** What a node may do wrong. What comes later is awaited for ever. */
export const acts = {
  nothing: () => "fine",
  throw: () => raise(new OrderError(7)),
  reject: () => Promise.reject(new OrderError(8)),
  throwSymbol: () => raise(Symbol("odd")),
  throwLater: () => {
    setTimeout(() => raise(new OrderError(9)));
    return new Promise(() => {});
  },
  throwSymbolLater: () => {
    setTimeout(() => raise(Symbol("odd")));
    return new Promise(() => {});
  },
  rejectUnseen: () => {
    void Promise.reject(new OrderError(10));
    return new Promise(() => {});
  },
  exit0: () => process.exit(0),
  exit1: () => process.exit(1),
  fill,
  recurse,
  spin: (): never => {
    for (;;);
  },
  never: () => new Promise(() => {}),
  /** Cannot be stopped. */
  block: () => execSync("sleep 1"),
  giveSocket: () => ({ socket: new Socket() }),
  throwSocket: () => raise(Object.assign(new OrderError(11), { socket: new Socket() })),
  throwFrozen: () => raise(Object.freeze(new OrderError(12))),
  breakGlobals,
  pollute: () => {
    Object.assign(Object.prototype, pollution);
    return "polluted";
  },
} satisfies Record<string, () => unknown>;

export type Act = keyof typeof acts;
