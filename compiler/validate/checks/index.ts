import type { Check } from "./check.js";
import { crossings } from "./crossings.js";
import { cycles } from "./cycles.js";
import { contexts, nodes, parameterForms, parameterOrder, providers } from "./declarations.js";
import { flowNames, steps, stepTypes, strayFlows } from "./flows.js";
import { hashPrivateMembers } from "./hash-private-members.js";
import { missingProviders } from "./missing-provider.js";
import { resolutions } from "./resolutions.js";
import { sharedCaptures } from "./shared-captures.js";
import { sharedExports } from "./shared-exports.js";
import { sharedValues } from "./shared-values.js";

export const checks: readonly Check[] = [
  ...[missingProviders, resolutions, cycles],
  ...[nodes, parameterForms, parameterOrder, contexts, providers],
  ...[sharedExports, sharedValues, hashPrivateMembers, sharedCaptures, crossings],
  ...[strayFlows, flowNames, steps, stepTypes],
];
