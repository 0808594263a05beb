import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SharedMemory } from "../shared/shared-memory.js";
import { now } from "../sync/clock.js";
import { ErrorCodec } from "./error-codec.js";
import type { Assignment, FromWorker, TaskMessage, ToWorker } from "./messages.js";
import { numberAfter, Offers } from "./offers.js";
import { allPrinted } from "./printed.js";
import type { Slots } from "./slots.js";
import { firstUncloneable, uncloneable } from "./uncloneable.js";
import type { Task, WorkerWiring } from "./wiring.js";

/** Makes this thread run the wiring's tasks if a pool started it for that; otherwise does nothing. */
export function serve<S extends Slots, H>(wiring: WorkerWiring<S, H>): void {
  const assignment = assignmentFor(wiring.url, wiring.graph);
  if (assignment === undefined || parentPort === null) return;
  const memory = SharedMemory.attach(assignment.transfer, assignment.owner);
  const shared = wiring.shared(memory);
  const slots = wiring.slots(shared);
  const tasks = wiring.tasks(slots, shared);
  const codec = new ErrorCodec(wiring.errors);
  const offers = new Offers(assignment.offers);
  new Server({ port: parentPort, offers, tasks, slots, codec, memory }).listen();
}

/** By our own mark, not by `isMainThread`: the app itself may live in somebody's worker. */
function assignmentFor(url: string, graph: string): Assignment["aetherflow"] | undefined {
  const ours = (workerData as Partial<Assignment> | null | undefined)?.aetherflow;
  return ours?.url === url && ours.graph === graph ? ours : undefined;
}

interface ServerParts {
  readonly port: MessagePort;
  readonly offers: Offers;
  readonly tasks: readonly Task[];
  readonly slots: Slots;
  readonly codec: ErrorCodec;
  readonly memory: SharedMemory;
}

/** Does what it is told in order, one thing after the other. */
class Server {
  readonly #parts: ServerParts;
  #lastNumber = 0;
  #done = Promise.resolve();

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  listen(): void {
    const { port } = this.#parts;
    port.on("message", (message: ToWorker) => {
      if (message.kind === "task") this.#taskCame(message);
      else this.#then(() => this.#close());
    });
    port.on("messageerror", (error) => {
      this.#lastNumber = numberAfter(this.#lastNumber);
      const number = this.#lastNumber;
      this.#then(() => this.#post({ kind: "unreadable", number, error }));
    });
    this.#post({ kind: "ready" });
  }

  #taskCame(message: TaskMessage): void {
    this.#lastNumber = message.number;
    this.#then(() => this.#perform(message));
  }

  #then(next: () => void | Promise<void>): void {
    this.#done = this.#done.then(next);
  }

  /** Unless the pool has given it to another meanwhile. */
  async #perform(message: TaskMessage): Promise<void> {
    const { number, place } = message;
    if (!this.#parts.offers.begin(place, number)) return;
    const results: unknown[] = [];
    const started = now();
    try {
      await this.#call(message, results);
    } catch (error) {
      await allPrinted();
      return this.#fail(number, results.length, error);
    }
    const ms = now() - started;
    await allPrinted();
    this.#finish(number, results, ms);
  }

  async #call({ place, task, calls }: TaskMessage, results: unknown[]): Promise<void> {
    const { run } = this.#parts.tasks[task]!;
    for (const inputs of calls) {
      const done = results.length;
      if (done > 0 && !this.#parts.offers.next(place, done)) return;
      results.push(await run(...(inputs as never[])));
    }
  }

  #finish(number: number, results: readonly unknown[], ms: number): void {
    try {
      this.#post({ kind: "done", number, results, ms });
    } catch (error) {
      const at = firstUncloneable(results);
      this.#fail(number, at, uncloneable("result", results[at], error));
    }
  }

  #fail(number: number, at: number, error: unknown): void {
    this.#post({ kind: "failed", number, at, error: this.#parts.codec.encode(error) });
  }

  async #close(): Promise<void> {
    try {
      await this.#parts.slots[Symbol.asyncDispose]((provider) =>
        this.#post({ kind: "disposing", provider }),
      );
      this.#post({ kind: "closed", error: undefined });
    } catch (error) {
      this.#post({ kind: "closed", error: this.#parts.codec.encode(error) });
    }
    this.#parts.memory.close();
    this.#parts.port.close();
  }

  #post(message: FromWorker): void {
    this.#parts.port.postMessage(message);
  }
}
