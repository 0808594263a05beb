import { dirname, join } from "node:path";
import { type JsonFile, objectIn, readManifest } from "./json-file.js";
import { foldersOfProject, nearest } from "./nearest.js";
import { textIfAny } from "./text-file.js";

export interface Version {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** Installed, or only asked for by a package.json. */
  readonly installed: boolean;
}

/** Of a package as a folder has it: installed, else as the nearest package.json that names it asks for. */
export function versionOf(root: string, name: string): Version | undefined {
  const path = nearest(root, join("node_modules", name, "package.json"));
  const { version } = path === undefined ? {} : readManifest(path).value;
  if (typeof version === "string") return versionFrom(version, true);
  const range = declaredIn(root, name);
  return range === undefined ? undefined : versionFrom(range, false);
}

const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

/** The ranges of what a package asks for. */
export const dependenciesOf = ({
  value,
}: Pick<JsonFile, "value">): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...kinds.map((each) => objectIn(value, each)).reverse());

function declaredIn(root: string, name: string): string | undefined {
  for (const folder of foldersOfProject(root)) {
    const path = join(folder, "package.json");
    if (textIfAny(path) === undefined) continue;
    const range = dependenciesOf(readManifest(path))[name];
    if (typeof range === "string") return range;
  }
  return undefined;
}

function versionFrom(text: string, installed: boolean): Version | undefined {
  const [, major, minor = "0"] = /(\d+)(?:\.(\d+))?/u.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { text, major: Number(major), minor: Number(minor), installed };
}

/** Where a package stands as a folder has it. */
export function packageFolder(root: string, name: string): string | undefined {
  const path = nearest(root, join("node_modules", name, "package.json"));
  return path && dirname(path);
}
