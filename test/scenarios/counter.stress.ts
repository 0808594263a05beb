import { beforeAll, describe, expect, it } from "vitest";
import { build } from "./scenario.js";
import { startServer } from "./server.js";

interface Report {
  total: number;
  pages: [string, number][];
  browsers: [string, number][];
}

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

describe("fixtures/scenarios/counter", () => {
  beforeAll(() => build("counter"));

  it("counts every visit once, and shows a whole picture at any moment", async () => {
    const { url, stop } = await startServer("counter", "--workers", "2");
    const report = async () => (await (await fetch(`${url}/counts`)).json()) as Report;
    const headers = { "user-agent": firefox };
    const numbers: number[] = [];
    const visitor = async (page: string) => {
      for (let i = 0; i < 100; i++) {
        numbers.push((await (await fetch(`${url}${page}`, { headers })).json()) as number);
      }
    };
    let ended = false;
    const load = Promise.all(["/a", "/a", "/b%20c", "/d"].map(visitor)).finally(
      () => (ended = true),
    );
    while (!ended) {
      const { total, pages, browsers } = await report();
      expect(sum(pages)).toBe(total);
      expect(sum(browsers)).toBe(total);
    }
    await load;
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, i) => i + 1));
    const pages = Object.entries({ "/a": 200, "/b c": 100, "/d": 100 });
    expect(await report()).toEqual({ total: 400, pages, browsers: [["Firefox", 400]] });
    expect(await stop()).toEqual({ exitCode: 0, stdout: "400 visits\n/a 200\n/b c 100\n/d 100\n" });
  });

  it("answers a bad request with its error, and goes on", async () => {
    const { url, stop } = await startServer("counter", "--workers", "1");
    const bad = await fetch(`${url}/%E0`);
    expect({ status: bad.status, body: await bad.json() }).toEqual({
      status: 400,
      body: "URI malformed",
    });
    expect(await (await fetch(`${url}/x`)).json()).toBe(1);
    expect(await stop()).toMatchObject({ exitCode: 0 });
  });
});

const sum = (counts: readonly [string, number][]): number =>
  counts.reduce((total, [, count]) => total + count, 0);
