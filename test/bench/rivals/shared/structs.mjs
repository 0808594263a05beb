// V8's shared structs with Atomics.Mutex: `node --harmony-struct --shared-string-table`. They have no maps, and arrays of 16,382 elements
// at most.
import { lap, run, skip } from "./crew.mjs";

if (typeof SharedStructType === "undefined" || Atomics.Mutex === undefined) {
  skip("this Node has no --harmony-struct");
}

const calls = {
  record: ({ mutex, fields }) => {
    const body = () => {
      fields.count += 1;
      fields.sum += 1;
      return fields.count;
    };
    return () => Atomics.Mutex.lock(mutex, body);
  },
  pass: (shared) => calls.record(shared),
  hit: ({ mutex, fields }) => {
    const body = () => ++fields.count;
    return () => Atomics.Mutex.lock(mutex, body);
  },
};

await run(import.meta.url, {
  share: () => {
    const Fields = new SharedStructType(["count", "sum"]);
    const fields = Object.assign(new Fields(), { count: 0, sum: 0 });
    return { mutex: new Atomics.Mutex(), fields };
  },
  work: (shared, plan, request) => lap(plan, calls[request.case](shared)),
});
