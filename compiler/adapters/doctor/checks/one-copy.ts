import { realpathSync } from "node:fs";
import { join } from "node:path";
import { shown } from "../../obstacles.js";
import { readManifest } from "../../setup/json-file.js";
import { nearest } from "../../setup/nearest.js";
import { dependenciesOf, packageFolder } from "../../setup/versions.js";
import type { Surveyed } from "../examined.js";
import type { Check, Fault } from "../finding.js";

/** The project's copy, and those of what it depends on. */
export const oneCopy: Check<Surveyed> = {
  name: "copies",
  sound: "one copy of aetherflow is installed",
  find: ({ facts: { root, manifest } }) => {
    const users = Object.keys(dependenciesOf(manifest)).flatMap((each) => realFolder(root, each));
    const copies = [...new Set([root, ...users].flatMap(copyOf))];
    if (copies.length < 2) return [];
    const list = copies.map((each) => `${shown(each)} (${versionIn(each)})`).join(", ");
    return [{ ...fault, wrong: `${copies.length} copies of aetherflow are installed: ${list}` }];
  },
};

const fault = {
  code: "AF0005",
  fix: "Let all packages ask for the same version, as a peer dependency in libraries, and install again.",
} as const satisfies Omit<Fault, "wrong">;

function realFolder(root: string, name: string): readonly string[] {
  const folder = packageFolder(root, name);
  return folder === undefined ? [] : [realpathSync(folder)];
}

/** The copy that a folder's modules get; a package that is no user of it sees the project's. */
function copyOf(folder: string): readonly string[] {
  const manifest = nearest(folder, join("node_modules", "aetherflow", "package.json"));
  return manifest === undefined ? [] : [realpathSync(join(manifest, ".."))];
}

const versionIn = (folder: string): string =>
  String(readManifest(join(folder, "package.json")).value.version);
