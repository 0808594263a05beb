import type { CallPlan, TaskPlan, WiringPlan } from "../model/plan.js";
import { printArguments, printPrepare, type Reach } from "./call.js";
import { printParameter } from "./parameters.js";
import { fits, indent, quote } from "./text.js";

const reach: Reach = { slots: "slots", shared: "shared" };

/** What the workers run, by number. */
export function printTasks({ tasks, tasksUse }: WiringPlan): readonly string[] {
  const slots = tasksUse.slots ? ["slots"] : [];
  const parameters = tasksUse.shared ? [tasksUse.slots ? "slots" : "_slots", "shared"] : slots;
  const head = `tasks: (${parameters.join(", ")}) => [`;
  return tasks.length === 0 ? [`${head}],`] : [head, ...indent(tasks.flatMap(printTask)), "],"];
}

function printTask(task: TaskPlan): readonly string[] {
  const { name, flow, idempotent, index, origin } = task;
  return [
    `// ${index}: ${flow}, ${origin}`,
    "{",
    `  name: ${quote(name)},`,
    `  flow: ${quote(flow)},`,
    `  idempotent: ${idempotent},`,
    ...indent(printRun(task)),
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

const printCall = (call: CallPlan): string =>
  `${call.callee}(${printArguments(call.arguments, reach)})`;

function printStatement(call: CallPlan, isLast: boolean): readonly string[] {
  const awaited = call.awaited ? "await " : "";
  const bound = call.result === undefined ? awaited : `const ${call.result} = ${awaited}`;
  const statement = `${isLast ? "return " : bound}${printCall(call)};`;
  return [...printPrepare(call.prepare, reach, 8), statement];
}
