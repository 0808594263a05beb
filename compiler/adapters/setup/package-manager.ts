import { existsSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./json-file.js";
import { foldersOfProject } from "./nearest.js";

export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  readonly add: string;
  readonly addDev: string;
  readonly install: string;
  readonly run: string;
  /** Runs a binary of an installed package. */
  readonly exec: string;
}

const named = (name: PackageManager["name"], add: string, dev: string, exec: string) => ({
  ...{ name, add: `${name} ${add}`, addDev: `${name} ${add} ${dev}` },
  ...{ install: `${name} install`, run: `${name} run`, exec },
});

const npm = named("npm", "install", "--save-dev", "npx");
const pnpm = named("pnpm", "add", "--save-dev", "pnpm exec");
const yarn = named("yarn", "add", "--dev", "yarn");
const bun = named("bun", "add", "--dev", "bunx");

const locks: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", pnpm],
  ["yarn.lock", yarn],
  ["bun.lock", bun],
  ["bun.lockb", bun],
  ["package-lock.json", npm],
  ["npm-shrinkwrap.json", npm],
];

/** By the nearest package.json that names one, or the nearest lock file; npm if there is neither. */
export function packageManagerOf(root: string): PackageManager {
  for (const folder of foldersOfProject(root)) {
    const found = declaredIn(folder) ?? locks.find(([file]) => existsSync(join(folder, file)))?.[1];
    if (found !== undefined) return found;
  }
  return npm;
}

function declaredIn(folder: string): PackageManager | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  const { packageManager } = readManifest(path).value;
  const name = typeof packageManager === "string" ? packageManager.split("@")[0] : undefined;
  return [npm, pnpm, yarn, bun].find((each) => each.name === name);
}
