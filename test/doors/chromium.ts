import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function findBrowser(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted !== undefined) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not exist`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((each) => each !== "");
  return folders.flatMap((each) => names.map((name) => join(each, name))).find(existsSync);
}

/** Where the machine has a Chromium, if it has one; it runs the tests of the page. */
export const browser = findBrowser();

if (browser === undefined) {
  console.warn(
    "No Chromium: install it, or name it in CHROMIUM_PATH. Tests of the page are skipped.",
  );
}

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
  const launched = await chromium.launch({ executablePath: browser!, args: ["--no-sandbox"] });
  try {
    const page = await launched.newPage({ colorScheme, viewport: { width: 1400, height: 900 } });
    const url = pathToFileURL(file).href;
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (each) => each.url() !== url && requests.push(each.url()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (each) => complaints.push(each.text()));
    await page.goto(url);
    await look({ page, requests, complaints });
  } finally {
    await launched.close();
  }
}
