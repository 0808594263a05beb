// Threads that run the same laps as ours, on whatever a rival shares between them.
import { once } from "node:events";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const app = new URL("../../../../fixtures/apps/shared-calls/dist/", import.meta.url);
export const { lap } = await import(new URL("lap.js", app));
export const { eachWord, words } = await import(new URL("words.js", app));
export const classes = await import(new URL("classes.js", app));
const { measured, planOf } = await import(new URL("measure.js", app));
const { readRequest } = await import(new URL("request.js", app));

/**
 * Runs a rival's program on as many threads as the command asks for, and prints what they measured. `share` makes, on the
 * main thread, what each thread's `work` gets; what `work` returns is a lap.
 */
export async function run(url, { share, work, messages = () => ({}) }) {
  if (!isMainThread) {
    parentPort.postMessage("ready");
    const [{ plan, request, shared }] = await once(parentPort, "message");
    parentPort.postMessage(await work(shared, plan, request));
    parentPort.close();
    return;
  }
  const request = readRequest();
  const shared = await share(request);
  const workers = Array.from({ length: request.threads }, () => new Worker(new URL(url)));
  await Promise.all(workers.map((each) => once(each, "message")));
  const plan = planOf(request);
  const laps = workers.map(async (each) => {
    const { value = shared, transfer = [] } = messages();
    each.postMessage({ plan, request, shared: value }, transfer);
    return (await once(each, "message"))[0];
  });
  console.log(JSON.stringify(measured(await Promise.all(laps))));
  process.exit();
}

/** The lap of calls that are promises, one after the other. */
export async function lapAsync({ calls, startAt, endAt }, call) {
  const now = () => performance.timeOrigin + performance.now();
  const warm = now() + ((startAt - now()) * 2) / 3;
  while (now() < warm) await call();
  while (now() < startAt) await new Promise(setImmediate);
  const start = now();
  let done = 0;
  for (; endAt === undefined ? done < calls : now() < endAt; done++) await call();
  return { start, end: now(), calls: done };
}

/** Ends with a reason instead of a number. */
export function skip(reason) {
  console.log(JSON.stringify({ skipped: reason }));
  process.exit();
}
