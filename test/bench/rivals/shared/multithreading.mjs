// The Mutex and the SharedJsonBuffer of `multithreading`, each call under the lock.
import { availableParallelism } from "node:os";
import { eachWord, lap, run, words } from "./crew.mjs";

// It asks the browser's object, which Node has from version 21 on.
globalThis.navigator ??= { hardwareConcurrency: availableParallelism() };
const { Mutex, SharedJsonBuffer } = await import("multithreading");
const { deserialize, serialize } = await import(
  new URL("../lib/shared.js", import.meta.resolve("multithreading"))
);

const fields = () => new Mutex(new Float64Array(new SharedArrayBuffer(16)));
const counts = () =>
  new Mutex(new SharedJsonBuffer(Object.fromEntries(words.map((each) => [each, 0]))));
const mutexes = { record: fields, pass: fields, hit: fields, addWord: counts, readWord: counts };

const calls = {
  record: (mutex) => () => {
    const guard = mutex.blockingLock();
    try {
      guard.value[0] += 1;
      guard.value[1] += 1;
      return guard.value[0];
    } finally {
      guard.dispose();
    }
  },
  pass: (mutex) => calls.record(mutex),
  hit: (mutex) => () => {
    const guard = mutex.blockingLock();
    try {
      return ++guard.value[0];
    } finally {
      guard.dispose();
    }
  },
  addWord: (mutex) => {
    const next = eachWord();
    return () => {
      const guard = mutex.blockingLock();
      try {
        guard.value[next()] += 1;
      } finally {
        guard.dispose();
      }
    };
  },
  readWord: (mutex) => {
    const next = eachWord();
    return () => {
      const guard = mutex.blockingLock();
      try {
        return guard.value[next()];
      } finally {
        guard.dispose();
      }
    };
  },
};

await run(import.meta.url, {
  share: (request) => serialize(mutexes[request.case]())[0],
  work: (shared, plan, request) => lap(plan, calls[request.case](deserialize(shared))),
});
