import { unmarkedStep } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { TargetFact } from "../../model/facts.js";
import { repairing } from "../fixes.js";
import { grouped } from "../grouped.js";
import { targetFaults } from "../step-faults.js";
import type { Check } from "./check.js";

type Unmarked = Extract<TargetFact, { kind: "unknown" }>;

/** Once a function, at the first step that calls it. */
export const unmarkedSteps: Check = ({ facts }) =>
  grouped(targetFaults(facts, "unmarked"), ({ declared, site }) => {
    const { file, line, column } = declared ?? site;
    return `${file}:${line}:${column}`;
  }).map(report);

function report([first, ...others]: readonly [Unmarked, ...Unmarked[]]): Diagnostic {
  const { site, text, declared } = first;
  const related = [
    ...(declared ? [{ ...declared, message: `${text} is declared here` }] : []),
    ...others.map((each) => ({ ...each.site, message: "a step too" })),
  ];
  const help = declared ? undefined : "Call it in a node of your own.";
  const fixes = repairing(`Mark ${text} as a node`, first);
  return unmarkedStep(site, { text }, { related, ...fixes, ...(help !== undefined && { help }) });
}
