import { installCommand, wantedPackages } from "../../setup/package-steps.js";
import { dependenciesOf, versionOf } from "../../setup/versions.js";
import type { Surveyed } from "../examined.js";
import type { Check, Fault } from "../finding.js";

export const packages: Check<Surveyed> = {
  name: "packages",
  sound: "aetherflow and what it needs are installed, in versions that fit",
  find: (project) => [...wanted(project), ...notInstalled(project)],
};

const wanted = ({ facts }: Surveyed): readonly Fault[] =>
  wantedPackages(facts).map((each) => ({
    ...{ file: "package.json", wrong: each.wrong },
    fix: `Run \`${installCommand(facts, [each])}\`.`,
    ...(each.code && { code: each.code }),
  }));

function notInstalled({ facts: { root, manifest, manager } }: Surveyed): readonly Fault[] {
  const missing = ["aetherflow", "ts-patch", "typescript"].filter(
    (each) => each in dependenciesOf(manifest) && versionOf(root, each)?.installed !== true,
  );
  return missing.map((each) => ({
    ...{ file: "package.json", wrong: `${each} is asked for, and not installed` },
    fix: `Run \`${manager.install}\`.`,
  }));
}
