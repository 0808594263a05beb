import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { environment } from "../project.js";
import { entryOf } from "./scenario.js";

/** Starts a scenario that serves HTTP; it prints its address first, and the rest when it is told to stop. */
export async function startServer(name: string, ...args: readonly string[]) {
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  const child = spawn(process.execPath, [entryOf(name), ...args], { env: environment, stdio });
  const exited = once(child, "exit") as Promise<[number | null]>;
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const url = (await lines.next()).value as string;
  const stop = async () => {
    child.kill("SIGTERM");
    let stdout = "";
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      stdout += `${line.value}\n`;
    }
    const [exitCode] = await exited;
    return { exitCode, stdout };
  };
  return { url, stop };
}
