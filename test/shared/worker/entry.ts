import { parentPort, workerData } from "node:worker_threads";
import { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { type Assignment, scripts } from "./scripts.js";

const assignment = workerData as Assignment;
const memory = SharedMemory.attach(assignment.transfer, assignment.owner);
parentPort?.postMessage(await scripts[assignment.script](assignment, memory));
