import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { blocksOf, withGenerated } from "./blocks.mjs";

/** README.md with the module that `aetherflow generate` writes for the README's own program. */
export function readme(root) {
  const markdown = readFileSync(join(root, "README.md"), "utf8");
  const wiring = generate(root, blocksOf(markdown));
  return withGenerated(markdown, "wiring", `\`\`\`ts\n${wiring}\`\`\`\n`);
}

function generate(root, blocks) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/readme-"));
  try {
    for (const { title, text } of blocks) {
      const file = title.replace(/ with the command line$/u, "");
      if (/^(?:src\/[\w-]+\.ts|tsconfig\.json)$/u.test(file)) write(join(folder, file), text);
    }
    write(join(folder, "package.json"), `${JSON.stringify({ type: "module" })}\n`);
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/aetherflow"), "junction");
    execFileSync(process.execPath, [join(root, "dist/cli.js"), "generate"], {
      cwd: folder,
      stdio: ["ignore", 2, 2],
    });
    return readFileSync(join(folder, "src/context.wiring.ts"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
