import { join } from "node:path";
import { expect, it } from "vitest";
import { Project, repository } from "../project.js";

const leases = Number(process.env.LEASES ?? 2000);
const deaths = Number(process.env.DEATHS ?? 10);

const nodes = `import type { Pool } from "aetherflow";
import type { Connection } from "./classes.js";

/** @node */
export async function load(n: number, db: Pool<Connection>): Promise<string> {
  using lease = await db.lease();
  if (n < 0) process.exit(7);
  const found = await lease.value.query(String(n));
  if (n % 13 === 0) throw new RangeError(found);
  return found;
}
`;

const main = `import { launch } from "./context.wiring.js";

const [leases, deaths] = process.argv.slice(2).map(Number);
const app = await launch({ workers: 4 });
const every = Math.floor(leases / deaths);
const jobs = Array.from({ length: leases }, (_, n) => app.one(n % every === 0 ? -1 - n : n));
const results = await Promise.allSettled(jobs);
const names = results.map((each) => (each.status === "fulfilled" ? "done" : each.reason.name));
const count = (name: string) => names.filter((each) => each === name).length;
const leased = [await app.db.lease(), await app.db.lease()].length;
console.log(JSON.stringify({
  settled: results.length, done: count("done"), thrown: count("RangeError"), died: count("WorkerDiedError"),
  leased, most: app.gauge.mostInUse <= 2,
}));
await app.close();
`;

it(`gives back all ${leases} leases, also of ${deaths} workers that die with one`, async () => {
  const project = Project.of(join(repository, "fixtures/accepts/pool/input"));
  project.write("src/nodes.ts", nodes);
  project.write("src/main.ts", main);
  expect(await project.aetherflow("generate")).toMatchObject({ exitCode: 0 });
  expect(await project.tsc()).toMatchObject({ exitCode: 0, stdout: "" });
  const run = await project.node("dist/main.js", String(leases), String(deaths));
  expect(run).toMatchObject({ exitCode: 0, stderr: "" });
  const found = JSON.parse(run.stdout) as Record<string, number>;
  expect(found).toMatchObject({ settled: leases, leased: 2, most: true, died: deaths });
  expect(found.done! + found.thrown! + found.died!).toBe(leases);
});
