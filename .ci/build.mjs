// Builds dist/: the bundles and the declarations. Does nothing when dist/ was made from the same sources.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const stampFile = join(root, "dist/.stamp");

const handWritten = ["transform.d.cts", "tsserver.d.cts"];

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

const bundlers = ["esbuild", "vite", "rollup", "rolldown", "webpack", "rspack"];

const doors = {
  cli: "compiler/adapters/cli.ts",
  unplugin: "compiler/adapters/unplugin.ts",
  ...Object.fromEntries(bundlers.map((name) => [name, `compiler/adapters/entries/${name}.ts`])),
  register: "compiler/adapters/register/register.ts",
  "register-hooks": "compiler/adapters/register/hooks-thread.ts",
  "source-worker": "compiler/adapters/register/source-worker.ts",
};

const stamp = stampOfSources();
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await bundles();
  declarations();
  writeFileSync(stampFile, stamp);
}

async function bundles() {
  await Promise.all([
    build({
      ...common,
      format: "esm",
      splitting: true,
      entryPoints: { index: "runtime/index.ts", internal: "runtime/internal.ts" },
    }),
    build({
      ...common,
      format: "esm",
      splitting: true,
      chunkNames: "door-[hash]",
      entryPoints: doors,
    }),
    build({
      ...common,
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      entryPoints: { transform: "compiler/adapters/ts-patch.ts" },
    }),
    build({
      ...common,
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      entryPoints: { tsserver: "compiler/adapters/editor/plugin.ts" },
      // What tsserver requires is a function.
      footer: { js: "module.exports = module.exports.default;" },
    }),
  ]);
}

function declarations() {
  const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], options);
  // The bundles are CommonJS, so their declarations must be as well.
  for (const each of handWritten) copyFileSync(join(root, ".ci", each), join(root, "dist", each));
}

/** A hash of everything that the output depends on. */
function stampOfSources() {
  const hash = createHash("sha256");
  for (const file of [
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
    ".ci/build.mjs",
    ...handWritten.map((each) => join(".ci", each)),
  ]) {
    hash.update(readFileSync(join(root, file)));
  }
  for (const folder of ["compiler", "runtime"]) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
    for (const file of files.sort())
      hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
