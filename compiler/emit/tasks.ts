import type { ScopePlan, TaskPlan, WiringPlan } from "../model/plan.js";
import { printParameter } from "./parameters.js";
import { printBody, printCall } from "./program.js";
import { fits, indent, quote } from "./text.js";

/** What the workers run, by number. */
export function printTasks({ tasks, tasksUse, scope }: WiringPlan): readonly string[] {
  const slots = tasksUse.slots ? ["slots"] : [];
  const parameters = tasksUse.shared ? [tasksUse.slots ? "slots" : "_slots", "shared"] : slots;
  const head = `tasks: (${parameters.join(", ")}) => [`;
  return tasks.length === 0
    ? [`${head}],`]
    : [head, ...indent(tasks.flatMap((each) => printTask(each, scope))), "],"];
}

function printTask(task: TaskPlan, scope: ScopePlan): readonly string[] {
  const { name, flow, idempotent, index, origin } = task;
  return [
    `// ${index}: ${flow}, ${origin}`,
    "{",
    `  name: ${quote(name)},`,
    `  flow: ${quote(flow)},`,
    `  idempotent: ${idempotent},`,
    ...indent(printRun(task, scope)),
    "},",
  ];
}

interface Wrapping {
  /** Up to the function that the task is. */
  readonly open: string;
  readonly parameter: string;
}

/** A task's function; within others, what lives no longer than the task ends with it, and its call is known. */
function printRun(task: TaskPlan, scope: ScopePlan): readonly string[] {
  const { parameters, asynchronous, body, called, scoped } = task;
  const inputs = [...parameters.map(printParameter), ...(called ? ["callId: string"] : [])];
  const around: readonly Wrapping[] = [
    ...(scoped ? [{ open: `af.inScope(${printNewScope(scope)}, `, parameter: "scope" }] : []),
    ...(called ? [{ open: "af.inCall(callId, ", parameter: "call" }] : []),
  ];
  const functions = [inputs.join(", "), ...around.map((each) => each.parameter)].map(
    (given, at) => {
      const isInnermost = at === around.length;
      return `${isInnermost && asynchronous ? "async " : ""}(${given}) =>`;
    },
  );
  const head = `run: ${functions.map((each, at) => `${each} ${around[at]?.open ?? ""}`).join("")}`;
  const close = ")".repeat(around.length);
  const [only, ...others] = body;
  if (only?.op === "call" && others.length === 0 && only.prepare === undefined) {
    const call = `${printCall(only)}${close},`;
    return fits(`${head}${call}`, 6) ? [`${head}${call}`] : [head.trimEnd(), `  ${call}`];
  }
  return [`${head}{`, ...indent(printBody(body, 8)), `}${close},`];
}

function printNewScope({ usesSlots, usesShared }: ScopePlan): string {
  const given = [...(usesSlots ? ["slots"] : []), ...(usesShared ? ["shared"] : [])];
  return `new Scope(${given.join(", ")})`;
}
