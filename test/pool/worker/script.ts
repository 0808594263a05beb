import { pathToFileURL } from "node:url";
import { startPool } from "../../../runtime/pool/pool.js";
import { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { taskOf, wiringAt } from "./tasks.js";

/** A program that does not close its pool. */
const wiring = wiringAt(pathToFileURL(process.argv[2]!).href);
const memory = SharedMemory.create();
const shared = wiring.shared(memory);
const limits = { grace: 100, startTimeout: 30_000 };
const pool = await startPool({ wiring, memory, shared, workers: 2, ...limits });
const pending = pool.run(taskOf("wait"), [200]).then(() => pool.run(taskOf("add"), [1, 2]));
void pending.then((sum) => console.log(`sum ${sum}`));
