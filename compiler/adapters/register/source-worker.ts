import { workerData } from "node:worker_threads";
import type { AssignedModule } from "../../model/runtime-contract.js";
import { install } from "./install.js";

type Assigned = { -readonly [K in keyof AssignedModule["aetherflow"]]: string };

// `aetherflow.url` of a worker's data says which module its pool started: here this one, with what to run in the
// query. The wiring serves when the URL is its own.
const { aetherflow } = workerData as { aetherflow: Assigned };
const { searchParams } = new URL(aetherflow.url);
install(JSON.parse(searchParams.get("settings")!));
aetherflow.url = searchParams.get("wiring")!;
await import(aetherflow.url);
