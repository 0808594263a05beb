import { fanOutTargets as found } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { StepFact } from "../../model/facts.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

export const fanOutTargets: Check = ({ facts }) => [
  ...facts.flows.flatMap((each) => each.steps).flatMap(judge),
  ...operatorFaults(facts, "empty").map(({ site }) => empty(site)),
];

const empty = (site: StepFact["site"]): Diagnostic =>
  found(site, { reason: "has no targets" }, { help: "Name at least one target." });

function judge(step: StepFact): readonly Diagnostic[] {
  if (step.op === "branchOn") return judgeTable(step);
  if (step.op !== "fanOut") return [];
  if (step.targets.length === 0) return [empty(step.site)];
  const keys = step.targets.map((each) => each.key);
  return step.targets
    .filter(({ key }, at) => keys.indexOf(key) !== at)
    .map(({ key, target }) => found(target.site, { reason: `has the target ${key} twice` }));
}

const what = "table of branches";

function judgeTable({ branches, site }: Extract<StepFact, { op: "branchOn" }>) {
  if (branches.length === 0) {
    return [found(site, { what, reason: "is empty" }, { help: "Name at least one branch." })];
  }
  const keys = branches.map((each) => each.key);
  return branches
    .filter(({ key }, at) => keys.indexOf(key) !== at)
    .map(({ key, keySite }) => found(keySite, { what, reason: `has the key ${key} twice` }));
}
