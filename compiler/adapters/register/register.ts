import { dirname } from "node:path";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import { install } from "./install.js";
import type { Settings } from "./settings.js";

const key = "aetherflow/register";

/** The first thread of a process analyses the program; the others run what it has written. */
const known = getEnvironmentData(key) as Settings | undefined;
const settings = known ?? (await prepared());
setEnvironmentData(key, settings as never);
install(settings);

/** Only here is TypeScript loaded. */
async function prepared(): Promise<Settings> {
  const { prepare } = await import("./prepare.js");
  const entry = process.argv[1];
  return prepare(entry === undefined ? process.cwd() : dirname(entry), entry);
}
