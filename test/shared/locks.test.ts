import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Arena } from "../../runtime/memory/arena.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Owners } from "../../runtime/sync/owners.js";
import { Crew, pause, reaches } from "./worker/crew.js";
import { block, objects, SIGNAL } from "./worker/scripts.js";

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create({ bytes: 2 ** 22, patience: 400 });
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

/** `n` workers, each with one lock of a ring, which all then want their neighbour's. */
async function crossing(n: number, script: "cross" | "crossNested" | "crossTogether" = "cross") {
  const ring = Array.from({ length: n }, (_, place) => objects.ring(memory, place));
  Atomics.store(crew.tally, SIGNAL.RING, n);
  const members = ring.map((_, place) => crew.start(script, place));
  const results = await Promise.all(members.map((member) => member.result));
  return { ring, results: results.map(String) };
}

describe("a cycle of waits", () => {
  test.each([2, 3, 5])(
    "of %d threads: one is told who waits for what, the others pass",
    async (n) => {
      const { ring, results } = await crossing(n);
      const victims = results.filter((result) => result !== "passed");
      expect(victims).toHaveLength(1);
      const links = victims[0]!.match(
        /worker thread \d+ is in Test\.ring\d\.use\(\) and waits for Test\.ring\d\.use\(\)/g,
      );
      expect(victims[0]).toMatch(/^DeadlockError: Deadlock: /);
      expect(new Set(links).size).toBe(n);
      // Each has changed its own box, all but the victim their neighbour's, and every lock is free.
      const contents = ring.map((box) => box.use((content) => content));
      expect(contents.reduce((a, b) => a + b)).toBe(n + 10 * (n - 1));
    },
  );
});

test("a cycle of three through transactions says so", async () => {
  const { ring, results } = await crossing(3, "crossNested");
  const victims = results.filter((result) => result !== "passed");
  expect(victims).toHaveLength(1);
  const link =
    /worker thread \d+ is in a transaction on Test\.ring\d and waits for a transaction on Test\.ring\d/g;
  expect(new Set(victims[0]!.match(link)).size).toBe(3);
  const contents = ring.map((box) => box.use((content) => content));
  expect(contents.reduce((a, b) => a + b)).toBe(3 + 10 * 2);
});

test("what a dead thread waited for is nobody's wait", () => {
  const owners = new Owners(Arena.attach(memory.transfer.buffer));
  const owner = memory.admit();
  owners.publishWait(owners.slotOf(owner), 77, 0);
  memory.reap(owner);
  // A lock that is free has owner 0, and so have slots that are free.
  expect(owners.waitOf(0)).toBeUndefined();
  expect(owners.labelOf(0)).toBe("a thread that has ended");
});

test("transactions on neighbours of a ring never wait for each other in a circle", async () => {
  const { ring, results } = await crossing(3, "crossTogether");
  expect(results).toEqual(["passed", "passed", "passed"]);
  expect(ring.map((box) => box.use((content) => content))).toEqual([22_000, 22_000, 22_000]);
});

describe("the main thread", () => {
  test("gives up after a bounded time and says who holds the lock", async () => {
    const box = objects.ring(memory, 0);
    const { worker, kill } = crew.start("hold", 60_000);
    const { threadId } = worker;
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    const started = performance.now();
    expect(() => box.use(() => 0)).toThrow(
      expect.objectContaining({
        name: "SharedStateError",
        code: "LOCK_TIMEOUT",
        message: expect.stringMatching(
          new RegExp(
            `^Test\\.ring0\\.use\\(\\) waited \\d+ ms on the main thread: ` +
              `worker thread ${threadId} is still in Test\\.ring0\\.use\\(\\)$`,
          ),
        ),
      }),
    );
    const waited = performance.now() - started;
    expect(waited).toBeGreaterThan(390);
    expect(waited).toBeLessThan(2000);
    expect(await kill()).toBe(1);
    expect(box.use((content) => content)).toBe(0);
  });

  test("waits as well when somebody has taken the clock away", async () => {
    const box = objects.ring(memory, 0);
    const { kill } = crew.start("hold", 60_000);
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    vi.stubGlobal("performance", undefined);
    try {
      expect(() => box.use(() => 0)).toThrow(expect.objectContaining({ code: "LOCK_TIMEOUT" }));
    } finally {
      vi.unstubAllGlobals();
    }
    await kill();
  });

  test("clears up after a worker that has stopped while this thread cannot hear of it", async () => {
    const box = objects.ring(memory, 0);
    const { worker, owner } = crew.start("hold", 60_000);
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    memory.watch(owner, worker);
    const terminated = worker.terminate();
    expect(box.use((content) => content)).toBe(0);
    await terminated;
  });

  test("never clears up after a worker that merely takes long", async () => {
    const box = objects.ring(memory, 0);
    const { worker, owner, result } = crew.start("hold", 300);
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    memory.watch(owner, worker);
    expect(box.use((content) => content)).toBe(1);
    await result;
  });

  test("waits no longer than the holder takes", async () => {
    const box = objects.ring(memory, 0);
    const { result } = crew.start("hold", 100);
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    expect(box.use((content) => content)).toBe(1);
    await result;
    const { contended, waitMs, longestWaitMs } = memory.stats().objects["Test.ring0"]!;
    expect(contended).toBe(1);
    expect(waitMs).toBeGreaterThan(50);
    expect(longestWaitMs).toBe(waitMs);
  });
});

test("a polite thread gets the lock although another hardly ever lets it go", async () => {
  const box = objects.ring(memory, 0);
  crew.start("hog");
  await reaches(crew.tally, SIGNAL.ARRIVED, 1);
  const started = performance.now();
  for (let i = 0; i < 100; i++) box.use((content) => content);
  expect(performance.now() - started).toBeLessThan(2000);
});

test("killed waiters take no wake with them: the others go on at once", async () => {
  const box = objects.ring(memory, 0);
  for (let round = 0; round < 5; round++) {
    const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
    const holder = crew.start("hold", 60_000);
    await reaches(crew.tally, SIGNAL.ARRIVED, before + 1);
    const [doomed, survivor] = [crew.start("hold", 0), crew.start("hold", 0)];
    await pause(60);
    const killed = Promise.all([doomed.kill(), holder.kill()]);
    await survivor.result;
    await killed;
    block(1);
  }
  expect(box.use((content) => content)).toBe(5);
});
