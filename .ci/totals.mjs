// As a vitest reporter: prints "N passed, N failed" alone on a line and adds the numbers to .cache/totals.
// As a program: prints the sum of what is there; `--reset` starts again from nothing.
import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../.cache/", import.meta.url));
const file = `${folder}totals`;
const line = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

export default class Totals {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length };
    for (const module of modules) {
      totals.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed" || state === "failed") totals[state]++;
      }
    }
    mkdirSync(folder, { recursive: true });
    appendFileSync(file, `${line(totals)}\n`);
    console.log(line(totals));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--reset")) rmSync(file, { force: true });
  else console.log(line(sum()));
}

function sum() {
  const totals = { passed: 0, failed: 0 };
  for (const [, passed, failed] of read().matchAll(/^(\d+) passed, (\d+) failed$/gmu)) {
    totals.passed += Number(passed);
    totals.failed += Number(failed);
  }
  return totals;
}

function read() {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
