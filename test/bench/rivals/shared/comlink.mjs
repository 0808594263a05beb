// One thread owns the objects, the others call it by comlink.
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { classes, eachWord, lapAsync, run } from "./crew.mjs";

const next = eachWord();
const calls = {
  record:
    ({ recorder }) =>
    () =>
      recorder.record(1),
  hit:
    ({ hits }) =>
    () =>
      hits.hit(),
  addWord:
    ({ counts }) =>
    () =>
      counts.add(next()),
  readWord:
    ({ counts }) =>
    () =>
      counts.of(next()),
};

if (workerData === "owner") {
  const objects = {
    recorder: new classes.Recorder(),
    hits: new classes.Hits(),
    counts: new classes.WordCounts(),
  };
  parentPort.on("message", (port) => Comlink.expose(objects, nodeEndpoint(port)));
} else {
  const owner = isMainThread ? new Worker(new URL(import.meta.url), { workerData: "owner" }) : null;
  await run(import.meta.url, {
    share: () => undefined,
    messages: () => {
      const { port1, port2 } = new MessageChannel();
      owner.postMessage(port1, [port1]);
      return { value: port2, transfer: [port2] };
    },
    work: (port, plan, request) => {
      const objects = Comlink.wrap(nodeEndpoint(port));
      return lapAsync(plan, calls[request.case](objects));
    },
  });
}
