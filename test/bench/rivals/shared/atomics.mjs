// By hand: one compare-exchange in, one out, a futex beneath them. Nothing survives a thread that dies.
import { classes, lap, run } from "./crew.mjs";

function values(length) {
  const array = new Float64Array(new SharedArrayBuffer(length * 8));
  return array.fill(1);
}

const calls = {
  record(buffer) {
    const locked = mutex(buffer);
    const fields = new Float64Array(buffer, 16, 2);
    return () => {
      locked.enter();
      try {
        fields[0] += 1;
        fields[1] += 1;
        return fields[0];
      } finally {
        locked.leave();
      }
    };
  },
  pass(buffer) {
    return calls.record(buffer);
  },
  hit(buffer) {
    const fields = new Int32Array(buffer);
    return () => Atomics.add(fields, 8, 1) + 1;
  },
  scan(_, values) {
    return () => {
      let sum = 0;
      for (let i = 0; i < values.length; i++) sum += values[i];
      return sum;
    };
  },
};

/** The second mutex of Drepper's "Futexes are tricky": 0 free, 1 locked, 2 locked with waiters. */
function mutex(buffer) {
  const word = new Int32Array(buffer, 0, 1);
  return {
    enter() {
      let seen = Atomics.compareExchange(word, 0, 0, 1);
      if (seen === 0) return;
      if (seen !== 2) seen = Atomics.exchange(word, 0, 2);
      while (seen !== 0) {
        Atomics.wait(word, 0, 2);
        seen = Atomics.exchange(word, 0, 2);
      }
    },
    leave() {
      if (Atomics.exchange(word, 0, 0) === 2) Atomics.notify(word, 0, 1);
    },
  };
}

await run(import.meta.url, {
  share: () => ({ words: new SharedArrayBuffer(64), values: values(classes.samples) }),
  work: ({ words, values }, plan, request) => lap(plan, calls[request.case](words, values)),
});
