import { execSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import { runSuite } from "./run-suite.js";
import type { Row, Suite } from "./suite.js";

/** This file runs from `dist/`, beside the compiled suites. */
const folder = new URL("../", import.meta.url);
const names = readdirSync(new URL("suites/", folder))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));

const command = new Command("bench")
  .description("Measures a suite against its rivals.")
  .argument("<suite>", names.join(", "), suiteName)
  .option("--json", "print the rows as JSON", false)
  .option("--rounds <count>", "how often each contender is measured", roundCount)
  .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : 2))
  .parse();
const { json, rounds } = command.opts<{ json: boolean; rounds?: number }>();
const [name = ""] = command.processedArgs as string[];

// As a URL: esbuild would take a pattern for files of the bundle.
const location = new URL(`suites/${name}.js`, import.meta.url).href;
const { default: suite }: { default: Suite } = await import(location);
if (suite.needsRivals) installRivals();
const rows = await runSuite(suite, {
  name,
  rounds: rounds ?? suite.rounds,
  onValue: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(json ? `${JSON.stringify(rows)}\n` : `${machine()}\n${table(rows)}\n`);

function suiteName(text: string): string {
  if (names.includes(text)) return text;
  throw new InvalidArgumentError(`The suites are: ${names.join(", ")}.`);
}

function roundCount(text: string): number {
  if (/^[1-9]\d{0,3}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1 to 9999.");
}

/** Installs what `package-lock.json` pins, unless that has been done. */
function installRivals(): void {
  if (read("node_modules/.bench-lock") === read("package-lock.json")) return;
  process.stderr.write("Installing the rivals\n");
  execSync("npm ci", { cwd: folder, stdio: ["ignore", 2, 2] });
  const lock = new URL("package-lock.json", folder);
  copyFileSync(lock, new URL("node_modules/.bench-lock", folder));
}

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, folder), "utf8");
  } catch {
    return undefined;
  }
}

/** What the numbers were taken on. */
function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores of ${model}`;
}

function table(rows: readonly Row[]): string {
  const view = new Table({ head: ["case", "unit", "ours", "rivals", "ratio to the best"] });
  for (const row of rows) {
    const rivals = Object.entries(row.rivals).map(([rival, value]) => `${rival} ${short(value)}`);
    for (const rival of Object.keys(row.skipped ?? {})) rivals.push(`${rival} skipped`);
    const ratio = row.ratioToBest === null ? "" : row.ratioToBest.toFixed(2);
    view.push([row.case, `${row.unit} (${row.better})`, short(row.ours), rivals.join("\n"), ratio]);
  }
  return view.toString();
}

function short(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}
