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
    ...indent(task.scoped ? printScoped(task, scope) : printRun(task)),
    "},",
  ];
}

function printRun({ parameters, asynchronous, body }: TaskPlan): readonly string[] {
  const inputs = parameters.map(printParameter).join(", ");
  const head = `run: ${asynchronous ? "async " : ""}(${inputs}) =>`;
  const [only, ...others] = body;
  if (only?.op === "call" && others.length === 0 && only.prepare === undefined) {
    const call = `${printCall(only)},`;
    return fits(`${head} ${call}`, 6) ? [`${head} ${call}`] : [head, `  ${call}`];
  }
  return [`${head} {`, ...indent(printBody(body, 8)), "},"];
}

/** What lives no longer than the task ends with it. */
function printScoped({ parameters, asynchronous, body }: TaskPlan, scope: ScopePlan) {
  const inputs = parameters.map(printParameter).join(", ");
  const open = `run: (${inputs}) => af.inScope(${printNewScope(scope)}, `;
  const head = `${open}${asynchronous ? "async " : ""}(scope) =>`;
  const [only, ...others] = body;
  if (only?.op === "call" && others.length === 0 && only.prepare === undefined) {
    const call = `${printCall(only)}),`;
    return fits(`${head} ${call}`, 6) ? [`${head} ${call}`] : [head, `  ${call}`];
  }
  return [`${head} {`, ...indent(printBody(body, 8)), "}),"];
}

function printNewScope({ usesSlots, usesShared }: ScopePlan): string {
  const given = [...(usesSlots ? ["slots"] : []), ...(usesShared ? ["shared"] : [])];
  return `new Scope(${given.join(", ")})`;
}
