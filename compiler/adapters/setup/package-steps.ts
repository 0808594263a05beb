import type { ProjectFacts } from "./project-facts.js";
import { dependenciesOf, type Version, versionOf } from "./versions.js";

declare const __VERSION__: string;

/** What a package manager has to add. */
export interface Wanted {
  readonly name: string;
  readonly range: string;
  readonly dev: boolean;
  readonly wrong: string;
  readonly code?: string;
}

export function wantedPackages(facts: ProjectFacts): readonly Wanted[] {
  return [...ownPackage(facts), ...tsPatch(facts), ...nodeTypes(facts)];
}

function ownPackage({ root, manifest }: ProjectFacts): readonly Wanted[] {
  const isThere = manifest.value.name === "aetherflow" || "aetherflow" in dependenciesOf(manifest);
  if (isThere || versionOf(root, "aetherflow")) return [];
  const wrong = "aetherflow is not installed";
  return [{ name: "aetherflow", range: __VERSION__, dev: false, wrong }];
}

function tsPatch({ way, typescript, tsPatch }: ProjectFacts): readonly Wanted[] {
  if (way !== "plugin" || typescript === undefined || fits(tsPatch, typescript)) return [];
  const range = typescript.major === 6 ? "4" : "3.3";
  const wanted = { name: "ts-patch", range, dev: true };
  if (tsPatch === undefined) return [{ ...wanted, wrong: "ts-patch is not installed" }];
  const wrong = `ts-patch ${tsPatch.text} does not support TypeScript ${typescript.text}`;
  return [{ ...wanted, wrong, code: "AF0003" }];
}

/** ts-patch 4 is for TypeScript 6 alone; 3.3 is made for 5 and works with 6. */
export function fits(tsPatch: Version | undefined, { major }: Version): boolean {
  if (tsPatch === undefined) return false;
  if (tsPatch.major === 4) return major === 6;
  return tsPatch.major === 3 && tsPatch.minor >= 3 && (major === 5 || major === 6);
}

function nodeTypes({ root, manifest }: ProjectFacts): readonly Wanted[] {
  const isThere = "@types/node" in dependenciesOf(manifest) || versionOf(root, "@types/node");
  const wrong = "the types of Node are not installed";
  const range = process.versions.node.split(".")[0]!;
  return isThere ? [] : [{ name: "@types/node", range, dev: true, wrong }];
}

/** One line for a shell. */
export function installCommand(
  { manager }: Pick<ProjectFacts, "manager">,
  wanted: readonly Wanted[],
): string | undefined {
  const line = (command: string, dev: boolean) => {
    const names = wanted
      .filter((each) => each.dev === dev)
      .map(({ name, range }) => `${name}@${range}`);
    return names.length === 0 ? [] : [[command, ...names].join(" ")];
  };
  const lines = [...line(manager.add, false), ...line(manager.addDev, true)];
  return lines.length === 0 ? undefined : lines.join(" && ");
}
