import { beforeAll, describe, expect, it } from "vitest";
import { build } from "./scenario.js";
import { startServer } from "./server.js";

describe("fixtures/scenarios/requests", () => {
  beforeAll(() => build("requests"));

  it.each(["1", "2"])("mixes up no two requests, with %s workers", async (workers) => {
    const { url, stop } = await startServer("requests", "--workers", workers);
    const ask = async (i: number) => {
      const user = `user${i}`;
      const authorization = `${user}:${[...user].reverse().join("")}`;
      const items = Array.from({ length: 1 + (i % 20) }, () => `item=${i}`).join("&");
      const response = await fetch(`${url}/cart?${items}`, { headers: { authorization } });
      return response.text();
    };
    const pages = await Promise.all(Array.from({ length: 200 }, (_, i) => ask(i)));
    const expected = pages.map((_, i) => {
      const count = 1 + (i % 20);
      const trace = `authenticate &#62; price for user${i} &#62; render`;
      const total = ((count * i) / 100).toFixed(2);
      return `<h1>Cart of user${i}</h1><p>${count} items, ${total}</p><!-- ${trace} -->`;
    });
    expect(pages).toEqual(expected);
    const refused = await fetch(`${url}/cart?item=1`, { headers: { authorization: "a:b" } });
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain("user");
    const stdout = "200 answered with 200\n1 answered with 401\n";
    expect(await stop()).toEqual({ exitCode: 0, stdout });
  });
});
