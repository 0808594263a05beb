import { readManifest } from "../../setup/json-file.js";
import { nameOf, type ProjectFacts } from "../../setup/project-facts.js";
import { dependenciesOf, packageFolder } from "../../setup/versions.js";
import type { Check } from "../finding.js";
import { hasMarkers } from "../markers.js";
import { builtFilesIn } from "../source-files.js";

/** A package that is made with aetherflow brings its wiring along; without it its flows are never run. */
export const foreignPackages: Check = {
  name: "dependencies",
  sound: "packages with nodes of their own bring their wiring",
  find: ({ facts }) =>
    foldersOfUsers(facts)
      .filter(isUnwired)
      .map((folder) => ({
        file: nameOf(facts, folder),
        wrong: "this package has contexts, nodes or flows, and no wiring",
        fix: "Ask its authors to build it with aetherflow; its nodes can still be called as functions.",
      })),
};

/** What the project depends on, and itself depends on aetherflow. */
const foldersOfUsers = ({ root, manifest }: ProjectFacts): readonly string[] =>
  Object.keys(dependenciesOf(manifest))
    .filter((each) => each !== "aetherflow")
    .flatMap((each) => packageFolder(root, each) ?? [])
    .filter((each) => "aetherflow" in dependenciesOf(readManifest(`${each}/package.json`)));

function isUnwired(folder: string): boolean {
  const files = builtFilesIn(folder);
  return !files.some((each) => /\.wiring\.[cm]?js$/u.test(each)) && files.some(hasMarkers);
}
