import type { CallPlan, ScopePlan, TaskPlan, WiringPlan } from "../model/plan.js";
import { printArguments, printPrepare, type Reach } from "./call.js";
import { printParameter } from "./parameters.js";
import { fits, indent, quote } from "./text.js";

const reach: Reach = { slots: "slots", scope: "scope", shared: "shared" };

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

function printRun({ parameters, asynchronous, calls }: TaskPlan): readonly string[] {
  const inputs = parameters.map(printParameter).join(", ");
  const head = `run: ${asynchronous ? "async " : ""}(${inputs}) =>`;
  const [only, ...others] = calls;
  if (only !== undefined && others.length === 0 && only.prepare === undefined) {
    const call = `${printCall(only)},`;
    return fits(`${head} ${call}`, 6) ? [`${head} ${call}`] : [head, `  ${call}`];
  }
  const body = calls.flatMap((call, at) => printStatement(call, at === calls.length - 1));
  return [`${head} {`, ...indent(body), "},"];
}

/** What lives no longer than the task ends with it. */
function printScoped({ parameters, asynchronous, calls }: TaskPlan, scope: ScopePlan) {
  const inputs = parameters.map(printParameter).join(", ");
  const open = `run: (${inputs}) => af.inScope(${printNewScope(scope)}, `;
  const head = `${open}${asynchronous ? "async " : ""}(scope) =>`;
  const [only, ...others] = calls;
  if (only !== undefined && others.length === 0 && only.prepare === undefined) {
    const call = `${printCall(only)}),`;
    return fits(`${head} ${call}`, 6) ? [`${head} ${call}`] : [head, `  ${call}`];
  }
  const body = calls.flatMap((call, at) => printStatement(call, at === calls.length - 1));
  return [`${head} {`, ...indent(body), "}),"];
}

function printNewScope({ usesSlots, usesShared }: ScopePlan): string {
  const given = [...(usesSlots ? ["slots"] : []), ...(usesShared ? ["shared"] : [])];
  return `new Scope(${given.join(", ")})`;
}

const printCall = (call: CallPlan): string =>
  `${call.callee}(${printArguments(call.arguments, reach)})`;

function printStatement(call: CallPlan, isLast: boolean): readonly string[] {
  const awaited = call.awaited ? "await " : "";
  const bound = call.result === undefined ? awaited : `const ${call.result} = ${awaited}`;
  const statement = `${isLast ? "return " : bound}${printCall(call)};`;
  return [...printPrepare(call.prepare, reach, 8), statement];
}
