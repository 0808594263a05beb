import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished } from "vitest";
import { type Command, commands, environment, type Project } from "../project.js";

/** Long enough for a slow machine; what is waited for comes sooner. */
const patience = { timeout: 60_000, interval: 50 };

export const longEnough = 400_000;

/** A command that stays, as a process of its own; it ends with the test. */
export class Watching {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  #output = "";

  constructor(project: Project, command: Command, ...args: readonly string[]) {
    const options = { cwd: project.folder, env: environment };
    this.#process = spawn(process.execPath, [commands[command], ...args], options);
    this.#ended = once(this.#process, "exit");
    onTestFinished(async () => {
      this.#process.kill("SIGKILL");
      await this.#ended;
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on("data", (data) => {
        this.#output += data;
      });
    }
  }

  /** Makes a change, then waits for the text in what is printed from then on. */
  async after(change: () => void, text: string): Promise<void> {
    this.#output = "";
    change();
    await this.prints(text);
  }

  async prints(text: string): Promise<void> {
    await expect.poll(() => this.#output, patience).toContain(text);
  }

  /** The exit code, or the name of the signal that was not handled. */
  async end(signal: NodeJS.Signals): Promise<unknown> {
    this.#process.kill(signal);
    const [exitCode, killedBy] = await this.#ended;
    return exitCode ?? killedBy;
  }
}

/** Waits until a file has this text. */
export const becomes = (project: Project, file: string, text: string | undefined): Promise<void> =>
  expect.poll(() => project.find(file), patience).toBe(text);

export const comesToContain = (project: Project, file: string, text: string): Promise<void> =>
  expect.poll(() => project.find(file), patience).toContain(text);
