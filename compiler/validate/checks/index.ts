import { aggregatorKeys } from "./aggregator-keys.js";
import { ambiguousProviders } from "./ambiguous-providers.js";
import { asyncUnderLocks } from "./async-under-locks.js";
import { blockingUnderLocks } from "./blocking-under-locks.js";
import { branchKeys } from "./branch-keys.js";
import { brokenMembers } from "./broken-members.js";
import { changedLocals } from "./changed-locals.js";
import { changedSnapshots } from "./changed-snapshots.js";
import type { Check } from "./check.js";
import { crossings } from "./crossings.js";
import { declaredContexts } from "./declared-contexts.js";
import { dependencyCycles } from "./dependency-cycles.js";
import { duplicateFlows } from "./duplicate-flows.js";
import { emptyCollections } from "./empty-collections.js";
import { emptyFactories } from "./empty-factories.js";
import { falseImplementations } from "./false-implementations.js";
import { fanOutTargets } from "./fan-out-targets.js";
import { flowContexts } from "./flow-contexts.js";
import { flowCycles } from "./flow-cycles.js";
import { hashPrivateMembers } from "./hash-private-members.js";
import { inlineCaptures } from "./inline-captures.js";
import { inputsAfterDependencies } from "./inputs-after-dependencies.js";
import { lazyAsynchronousProviders } from "./lazy-asynchronous.js";
import { lazyCalls } from "./lazy-at-once.js";
import { leftOverInputs } from "./left-over-inputs.js";
import { lockEscapes } from "./lock-escapes.js";
import { lockOrders } from "./lock-orders.js";
import { lostUpdates } from "./lost-updates.js";
import { mainThreadsWait } from "./main-thread-waits.js";
import { missingMerges } from "./missing-merges.js";
import { missingProviders } from "./missing-providers.js";
import { moduleVariables } from "./module-variables.js";
import { notExported } from "./not-exported.js";
import { nullableProviders } from "./nullable-providers.js";
import { onlyReads } from "./only-read.js";
import { openGenerics } from "./open-generics.js";
import { overloadedNodes } from "./overloaded-nodes.js";
import { ownerlessDisposers } from "./ownerless-disposers.js";
import { parameterForms } from "./parameter-forms.js";
import { policyRanges } from "./policy-ranges.js";
import { providerMismatches } from "./provider-mismatches.js";
import { redeclaredMembers } from "./redeclared-members.js";
import { reducerMismatches } from "./reducer-mismatches.js";
import { repetitions } from "./repetitions.js";
import { reservedFlowNames } from "./reserved-flow-names.js";
import { scopedCaptures } from "./scoped-captures.js";
import { sharedCaptures } from "./shared-captures.js";
import { sharedExports } from "./shared-exports.js";
import { sharedValues } from "./shared-values.js";
import { stepMismatches } from "./step-mismatches.js";
import { strayFlows } from "./stray-flows.js";
import { syntaxErrors } from "./syntax-errors.js";
import { twoContexts } from "./two-contexts.js";
import { typeOnlyImports } from "./type-only-imports.js";
import { unconstructibleClasses } from "./unconstructible-classes.js";
import { unexportedNodes } from "./unexported-nodes.js";
import { unidentifiedProviders } from "./unidentified-providers.js";
import { unknownOptions } from "./unknown-options.js";
import { unmarkedSteps } from "./unmarked-steps.js";
import { unreadableSteps } from "./unreadable-steps.js";
import { unsetFields } from "./unset-fields.js";
import { unusableSteps } from "./unusable-steps.js";
import { unusedNodes } from "./unused-nodes.js";
import { unusedParameters } from "./unused-parameters.js";
import { unusedProviders } from "./unused-providers.js";
import { valueCrossings } from "./value-crossings.js";
import { wiringCycles } from "./wiring-cycles.js";

/** In the order of their codes. */
export const checks: readonly Check[] = [
  ...[missingProviders, ambiguousProviders, providerMismatches, dependencyCycles],
  ...[redeclaredMembers, unidentifiedProviders, falseImplementations],
  ...[openGenerics, notExported, nullableProviders, emptyCollections, wiringCycles],
  ...[unexportedNodes, overloadedNodes, parameterForms, unknownOptions, duplicateFlows],
  ...[brokenMembers, emptyFactories, unconstructibleClasses, inputsAfterDependencies],
  ...[typeOnlyImports, inlineCaptures, twoContexts, unmarkedSteps],
  ...[sharedExports, sharedValues, hashPrivateMembers, sharedCaptures, scopedCaptures],
  ...[crossings, valueCrossings],
  ...[lostUpdates, changedSnapshots, asyncUnderLocks, lockEscapes, missingMerges],
  ...[unsetFields, lazyAsynchronousProviders],
  ...[stepMismatches, reducerMismatches, aggregatorKeys, branchKeys, repetitions],
  ...[leftOverInputs, strayFlows, policyRanges],
  ...[fanOutTargets, reservedFlowNames, unreadableSteps, unusableSteps, flowContexts, flowCycles],
  declaredContexts,
];

/** What makes everything else doubtful. */
export const readingChecks: readonly Check[] = [syntaxErrors];

/** What only a program without errors can be told: what is broken may be what seems to be unused. */
export const hygieneChecks: readonly Check[] = [
  ...[moduleVariables, lockOrders, mainThreadsWait, changedLocals, onlyReads, blockingUnderLocks],
  ...[ownerlessDisposers, lazyCalls],
  ...[unusedProviders, unusedNodes, unusedParameters],
];
