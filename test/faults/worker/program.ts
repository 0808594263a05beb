import { pathToFileURL } from "node:url";
import type { Job } from "./app.js";

/** A program that prints in its nodes, and does not close its app. */
const { start }: typeof import("./app.js") = await import(pathToFileURL(process.argv[2]!).href);
const app = await start({ workers: Number(process.argv[3]) });
const job: Job = { act: "nothing", counts: new Int32Array(new SharedArrayBuffer(4)), place: 0 };
for (let round = 1; round <= 5; round++) {
  await app.print(4);
  console.log(`result ${round}`);
}
await app.async(job);
console.log("the end");
