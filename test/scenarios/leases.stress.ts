import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment, repository, run } from "../project.js";
import { Postgres, postgresFolder } from "./postgres.js";
import { build, entryOf } from "./scenario.js";

describe.skipIf(postgresFolder === undefined)("fixtures/scenarios/leases", () => {
  let postgres: Postgres;

  beforeAll(async () => {
    await build("leases");
    postgres = await Postgres.start();
  });

  afterAll(() => postgres[Symbol.asyncDispose]());

  it.each(["1", "2", "4"])("does each job once, though workers die, with %s workers", async (n) => {
    const env = { ...environment, ...postgres.environment };
    const args = [entryOf("leases"), "--workers", n, "--leaseMs", "3000"];
    const { exitCode, stdout, stderr } = await run(process.execPath, args, repository, env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const sum = Array.from({ length: 200 }, (_, job) => job * job).reduce((a, b) => a + b);
    expect(stdout).toBe(
      `200 jobs done, 3 workers died, 3 leases lost\n200 results from 200 writes, sum ${sum}\n`,
    );
  });
});
