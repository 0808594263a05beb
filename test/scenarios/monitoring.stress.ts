import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { repository } from "../project.js";
import { build, runScenario, workerCounts } from "./scenario.js";

describe("fixtures/scenarios/monitoring", () => {
  beforeAll(() => build("monitoring"));

  it.each(workerCounts)("reports every hundredth operation, with %s workers", async (workers) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/broken" ? 500 : 200;
      response.end("well");
    });
    onTestFinished(() => void server.close());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const targets = [`${at}/a`, `${at}/b`, `${at}/broken`, `${at}/d`];
    const args = ["--rounds", "60", "--interval", "1", "--workers", workers, ...targets];
    const { exitCode, stdout, stderr } = await runScenario("monitoring", repository, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const [first, second, ...rest] = stdout.trim().split("\n");
    expect(first).toMatch(/^100 operations, \d+ failures$/u);
    expect(second).toMatch(/^200 operations, \d+ failures$/u);
    const counted = rest.map((line) => line.replace(/, slowest [\d.]+ ms$/u, "").replace(at, ""));
    expect(counted).toEqual([
      "240 probes",
      "/a 60 probes, 0 failures",
      "/b 60 probes, 0 failures",
      "/broken 60 probes, 60 failures",
      "/d 60 probes, 0 failures",
    ]);
  });

  it("takes a server that is not there for a failure", async () => {
    const args = ["--rounds", "2", "--interval", "1", "--workers", "1", "http://127.0.0.1:1/"];
    const { stdout } = await runScenario("monitoring", repository, ...args);
    expect(stdout).toContain("http://127.0.0.1:1/ 2 probes, 2 failures");
  });
});
