// Builds dist/: four bundles and the declarations. `--no-types` leaves the declarations out.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "linked",
  outdir: "dist",
  logLevel: "warning",
  define: { __VERSION__: JSON.stringify(manifest.version) },
};

rmSync(`${root}dist`, { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    format: "esm",
    splitting: true,
    entryPoints: { index: "runtime/index.ts", internal: "runtime/internal.ts" },
  }),
  build({ ...common, format: "esm", entryPoints: { cli: "compiler/adapters/cli.ts" } }),
  build({
    ...common,
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    entryPoints: { transform: "compiler/adapters/ts-patch.ts" },
  }),
]);
if (!process.argv.includes("--no-types")) {
  const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
}
