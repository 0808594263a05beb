import { bundlerSteps } from "./bundler-steps.js";
import { moduleSteps } from "./module-steps.js";
import { pluginSteps } from "./plugin-steps.js";
import type { ProjectFacts } from "./project-facts.js";
import { buildSteps, scriptSteps, watchSteps } from "./script-steps.js";
import type { Need } from "./step.js";
import { typesSteps } from "./types-steps.js";

/** All that a project lacks, but for packages, in the order in which it is mended. */
export const needsOf = (facts: ProjectFacts): readonly Need[] =>
  [pluginSteps, typesSteps, moduleSteps, scriptSteps, buildSteps, watchSteps, bundlerSteps].flatMap(
    (each) => each(facts),
  );
