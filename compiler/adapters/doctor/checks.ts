import { commandVersion } from "./checks/command-version.js";
import { foreignPackages } from "./checks/foreign-packages.js";
import { graph } from "./checks/graph.js";
import { ignoredWiring } from "./checks/ignored-wiring.js";
import { loadEffects } from "./checks/load-effects.js";
import { nodeVersion } from "./checks/node-version.js";
import { oneCopy } from "./checks/one-copy.js";
import { outsideProgram } from "./checks/outside-program.js";
import { packages } from "./checks/packages.js";
import { setUpChecks } from "./checks/set-up.js";
import { staleBuild } from "./checks/stale-build.js";
import { wiringFiles } from "./checks/wiring-files.js";
import { wiringInProgram } from "./checks/wiring-in-program.js";
import type { Surveyed } from "./examined.js";
import type { Check } from "./finding.js";

/** Of the configuration. */
export const surveyChecks: readonly Check<Surveyed>[] = [
  nodeVersion,
  packages,
  oneCopy,
  commandVersion,
  ...setUpChecks,
];

/** In the order of their causes: what is mended first may mend what follows. */
export const checks: readonly Check[] = [
  ...surveyChecks,
  outsideProgram,
  graph,
  wiringFiles,
  wiringInProgram,
  ignoredWiring,
  staleBuild,
  loadEffects,
  foreignPackages,
];
