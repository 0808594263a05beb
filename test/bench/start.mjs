// Bundles the harness and its suites into dist/ beside this file and starts it with the same arguments.
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
const entries = ["suites", "workers"].flatMap((each) =>
  readdirSync(`${folder}${each}`)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${each}/${file}`),
);

rmSync(`${folder}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: folder,
  entryPoints: ["main.ts", ...entries],
  outdir: "dist",
  outbase: ".",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
await import("./dist/main.js");
