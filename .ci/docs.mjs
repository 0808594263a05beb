// Writes what is generated in the documentation; with --check it only says what is out of date, and fails.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { api } from "./docs/api.mjs";
import { diagnostics } from "./docs/diagnostics.mjs";
import { readme } from "./docs/readme.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = {
  "README.md": readme(root),
  "docs/api.md": api(root),
  "docs/diagnostics.md": await diagnostics(root),
};

for (const [file, text] of Object.entries(pages)) {
  const path = join(root, file);
  const current = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (current === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is out of date: run \`npm run bless\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`Wrote ${file}`);
  }
}
