import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";

const debian = "/usr/lib/postgresql";

/** Where PostgreSQL's programs are; undefined on a machine that has none. */
export const postgresFolder: string | undefined = [
  ...(process.env.PATH ?? "").split(delimiter),
  ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : []),
].find((folder) => existsSync(join(folder, "initdb")));

/** A PostgreSQL server of its own, on loopback, without passwords. */
export class Postgres implements AsyncDisposable {
  /** What tells a client where it is. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #server: ChildProcess;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    const [PGHOST, PGPORT] = ["127.0.0.1", String(port)];
    this.environment = { PGHOST, PGPORT, PGUSER: "postgres", PGDATABASE: "postgres" };
    const options = ["-c", "fsync=off", "-c", `unix_socket_directories=${folder}`];
    const args = ["-D", join(folder, "data"), "-h", PGHOST, "-p", PGPORT, ...options];
    const server = join(postgresFolder!, "postgres");
    this.#server = spawn(server, args, { ...servant(), cwd: folder, stdio: "ignore" });
  }

  static async start(): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), "aetherflow-postgres-"));
    const { uid, gid } = servant();
    if (uid !== undefined) chownSync(folder, uid, gid!);
    const args = ["-D", join(folder, "data"), "-U", "postgres", "-A", "trust", "--no-sync"];
    const initdb = join(postgresFolder!, "initdb");
    execFileSync(initdb, args, { ...servant(), cwd: folder, stdio: "ignore" });
    const postgres = new Postgres(folder, await freePort());
    await postgres.#ready();
    return postgres;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#server, "exit");
    this.#server.kill("SIGQUIT");
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    const { PGHOST: host, PGPORT: port, PGUSER: user, PGDATABASE: database } = this.environment;
    for (let attempt = 1; ; attempt++) {
      const client = new pg.Client({ host, port: Number(port), user, database });
      try {
        await client.connect();
        return;
      } catch (error) {
        if (attempt === 300 || this.#server.exitCode !== null) throw error;
        await setTimeout(100);
      } finally {
        await client.end().catch(() => {});
      }
    }
  }
}

/** The server refuses to run as root: Debian has a user for it. */
function servant(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
