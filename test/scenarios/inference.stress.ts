import { beforeAll, describe, expect, it } from "vitest";
import { repository } from "../project.js";
import { build, runScenario, workerCounts } from "./scenario.js";

describe("fixtures/scenarios/inference", () => {
  beforeAll(() => build("inference"));

  it("gives the same answers on any number of threads, nearly all of them right", async () => {
    const outputs = [];
    for (const workers of workerCounts) {
      const args = ["--points", "6000", "--batch", "250", "--workers", workers];
      outputs.push(await runScenario("inference", repository, ...args));
    }
    const [inline, ...others] = outputs;
    expect(others).toEqual([inline, inline]);
    expect(inline).toMatchObject({ exitCode: 0, stderr: "" });
    const [, right] = /^6000 points in 24 batches\n([\d.]+) % on the right arm\n$/u.exec(
      inline!.stdout,
    )!;
    expect(Number(right)).toBeGreaterThan(97);
  });
});
