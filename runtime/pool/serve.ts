import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SharedMemory } from "../shared/shared-memory.js";
import { ErrorCodec } from "./error-codec.js";
import type { Assignment, FromWorker, TaskMessage, ToWorker } from "./messages.js";
import type { Slots } from "./slots.js";
import { uncloneable } from "./uncloneable.js";
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
  new Server({ port: parentPort, begun: assignment.begun, tasks, slots, codec }).listen();
}

/** By our own mark, not by `isMainThread`: the app itself may live in somebody's worker. */
function assignmentFor(url: string, graph: string): Assignment["aetherflow"] | undefined {
  const ours = (workerData as Partial<Assignment> | null | undefined)?.aetherflow;
  return ours?.url === url && ours.graph === graph ? ours : undefined;
}

interface ServerParts {
  readonly port: MessagePort;
  readonly begun: Int32Array;
  readonly tasks: readonly Task[];
  readonly slots: Slots;
  readonly codec: ErrorCodec;
}

class Server {
  readonly #parts: ServerParts;

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  listen(): void {
    this.#parts.port.on("message", (message: ToWorker) => {
      if (message.kind === "task") void this.#perform(message);
      else void this.#close();
    });
    this.#parts.port.on("messageerror", (error) => this.#post({ kind: "unreadable", error }));
    this.#post({ kind: "ready" });
  }

  async #perform({ id, task, inputs }: TaskMessage): Promise<void> {
    Atomics.store(this.#parts.begun, 0, id);
    try {
      const { run } = this.#parts.tasks[task]!;
      this.#finish(id, await run(...(inputs as never[])));
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #finish(id: number, value: unknown): void {
    try {
      this.#post({ kind: "done", id, value });
    } catch (error) {
      throw uncloneable("result", value, error);
    }
  }

  #fail(id: number, error: unknown): void {
    this.#post({ kind: "failed", id, error: this.#parts.codec.encode(error) });
  }

  async #close(): Promise<void> {
    try {
      await this.#parts.slots[Symbol.asyncDispose]();
      this.#post({ kind: "closed" });
    } catch (error) {
      this.#post({ kind: "closed", error: this.#parts.codec.encode(error) });
    }
    this.#parts.port.close();
  }

  #post(message: FromWorker): void {
    this.#parts.port.postMessage(message);
  }
}
