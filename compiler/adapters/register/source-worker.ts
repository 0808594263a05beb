import { workerData } from "node:worker_threads";
import { install } from "./install.js";

// `aetherflow.url` of a worker's data says which module its pool started: here this one, with what to run in the
// query. The wiring serves when the URL is its own.
const { aetherflow } = workerData as { aetherflow: { url: string } };
const { searchParams } = new URL(aetherflow.url);
install(JSON.parse(searchParams.get("settings")!));
aetherflow.url = searchParams.get("wiring")!;
await import(aetherflow.url);
