import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type ts from "typescript";
import { environment, repository } from "../project.js";

const script = join(repository, "node_modules/typescript/lib/tsserver.js");

interface Message {
  readonly type: "response" | "event";
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly event?: string;
  readonly body?: unknown;
}

/** TypeScript's server as an editor runs it, over its standard streams. */
export class TsServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly events: Message[] = [];
  #sent = 0;
  #received = "";

  constructor(...args: readonly string[]) {
    const flags = ["--allowLocalPluginLoads", "--disableAutomaticTypingAcquisition"];
    this.#process = spawn(process.execPath, [script, ...flags, ...args], { env: environment });
    this.#process.stdout.setEncoding("utf8");
    this.#process.stdout.on("data", (data: string) => this.#receive(data));
  }

  /** The answer's body; a failed request is an exception. */
  async ask<T>(command: string, args: object): Promise<T> {
    const { success, message, body } = await new Promise<Message>((resolve) => {
      this.#answers.set(this.tell(command, args), resolve);
    });
    if (success !== true) throw new Error(`${command}: ${message}`);
    return body as T;
  }

  tell(command: string, args: object): number {
    const seq = ++this.#sent;
    const text = JSON.stringify({ seq, type: "request", command, arguments: args });
    this.#process.stdin.write(`${text}\n`);
    return seq;
  }

  /** All of ours and of TypeScript's that an editor marks as errors or warnings. */
  diagnostics(file: string): Promise<ts.server.protocol.Diagnostic[]> {
    return this.ask("semanticDiagnosticsSync", { file });
  }

  async end(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.tell("exit", {});
    await ended;
  }

  #receive(data: string): void {
    const lines = `${this.#received}${data}`.split("\n");
    this.#received = lines.pop() ?? "";
    for (const line of lines.filter((each) => each.startsWith("{"))) {
      const message: Message = JSON.parse(line);
      if (message.type === "event") this.events.push(message);
      else this.#answers.get(message.request_seq ?? 0)?.(message);
    }
  }
}
