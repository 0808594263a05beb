import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where the machine has a browser, if it has one. */
export const browserPath = [process.env.CHROMIUM_PATH ?? "", ...places].find(existsSync);

export interface Visit {
  readonly page: Page;
  /** What the page asked the network for, itself excepted. */
  readonly requests: readonly string[];
  /** What it threw, or complained of. */
  readonly complaints: readonly string[];
}

/** Shows a file to a headless browser while `look` runs. */
export async function visit(
  file: string,
  colorScheme: "light" | "dark",
  look: (visit: Visit) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({ executablePath: browserPath!, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 900 } });
    const url = pathToFileURL(file).href;
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (each) => each.url() !== url && requests.push(each.url()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (each) => complaints.push(each.text()));
    await page.goto(url);
    await look({ page, requests, complaints });
  } finally {
    await browser.close();
  }
}
