import { access, key } from "../model/identifiers.js";
import type {
  BodyPlan,
  BranchPlan,
  EndingPlan,
  StepOf,
  StepPlan,
  ValuePlan,
} from "../model/plan.js";
import { printArguments, printPrepare, type Reach } from "./call.js";
import { printControl } from "./controls.js";
import { printEach, printOptions, printTypeArguments } from "./map.js";
import { indent, list, quote } from "./text.js";

const reach: Reach = { slots: "slots", scope: "scope", shared: "shared" };

/** Statements; `column` is where they begin. */
export const printBody = (body: BodyPlan, column: number): readonly string[] =>
  body.flatMap((each) => printStep(each, column));

function printStep(step: StepPlan, column: number): readonly string[] {
  switch (step.op) {
    case "call":
      return [...printPrepare(step.prepare, reach, column), `${printCallStatement(step)};`];
    case "task": {
      const items = [String(step.task), ...step.inputs.map(printValue)];
      const { open, close } = around(
        step.ending,
        `run.${step.called ? "call" : "task"}<${step.type}>(`,
        ")",
        true,
      );
      return list({ open, items, close, column });
    }
    case "flow": {
      const items = ["run", ...step.inputs.map(printValue)];
      const { open, close } = around(step.ending, `flows${access(step.flow)}(`, ")", true);
      return list({ open, items, close, column });
    }
    case "fanOut":
      return printFanOut(step, column);
    case "map":
    case "mapReduce":
      return printMap(step, column);
    case "value":
      return [printValueStatement(step)];
    case "retry":
    case "timeLimit":
      return printFunction(step, column);
    default:
      return printControl(step, { body: printBody, value: printValue }, column);
  }
}

/** A body that the runtime runs, once or more. */
function printFunction(step: StepOf<"retry" | "timeLimit">, column: number): readonly string[] {
  const { before, after, parameter } = step.op === "retry" ? retryParts(step) : limitParts(step);
  const { open, close } = around(step.ending, before, `${after})`, true);
  const head = `${step.asynchronous ? "async " : ""}(${parameter}) => {`;
  return [`${open}${head}`, ...indent(printBody(step.body, column + 2)), `}${close}`];
}

const retryParts = ({ signal, policy, parameter }: StepOf<"retry">) => ({
  before: `${signal === undefined ? "run" : "af"}.retry(${policy}, `,
  after: signal === undefined ? "" : `, ${signal}`,
  parameter,
});

function limitParts({ signal, limit, name, parameter }: StepOf<"timeLimit">) {
  if (signal === undefined) {
    return { before: `run.timeLimit(${limit}, ${quote(name)}, `, after: "", parameter };
  }
  const about = `{ name: ${quote(name)}, limit: ${limit}, call, signal: ${signal} }`;
  return { before: `af.timeLimit(${about}, `, after: "", parameter };
}

/** The call of a task that is one call. */
export const printCall = (call: StepOf<"call">): string =>
  `${call.callee}(${printArguments(call.arguments, reach)})`;

function printCallStatement(call: StepOf<"call">): string {
  const { open, close } = around(call.ending, printCall(call), "", call.awaited);
  return `${open}${close.slice(0, -1)}`;
}

/** An expression as a statement that does with its value what its ending says. */
function around(ending: EndingPlan, open: string, close: string, awaited: boolean) {
  const wait = awaited ? "await " : "";
  switch (ending.by) {
    case "return":
      return { open: `return ${ending.awaited ? wait : ""}${open}`, close: `${close};` };
    case "const":
      return { open: `const ${ending.name} = ${wait}${open}`, close: `${close};` };
    case "assign":
      return { open: `${ending.name} = ${wait}${open}`, close: `${close};` };
    case "push":
      return { open: `${ending.name}.push(${wait}${open}`, close: `${close});` };
    case "none":
      return { open: `${wait}${open}`, close: `${close};` };
  }
}

function printValueStatement({ ending, value, type }: StepOf<"value">): string {
  const text = printValue(value);
  if (ending.by === "const" && type !== undefined)
    return `const ${ending.name}: ${type} = ${text};`;
  const { open, close } = around(ending, text, "", false);
  return `${open}${close}`;
}

function printValue(value: ValuePlan): string {
  switch (value.of) {
    case "name":
      return value.name;
    case "tuple":
      return `[${value.names.join(", ")}]`;
    case "record": {
      const entries = value.entries.map((entry) => `${key(entry.key)}: ${entry.name}`);
      return `{ ${entries.join(", ")} }`;
    }
  }
}

function printFanOut({ branches, results, settled }: StepOf<"fanOut">, column: number) {
  const beginning = results.length === 0 ? "" : `const [${results.join(", ")}] = `;
  const open = `${beginning}await run.${settled ? "fanOutSettled" : "fanOut"}((branch) => [`;
  return list({ open, items: branches.map(printBranch), close: "]);", column });
}

function printBranch(branch: BranchPlan): string {
  const inputs = branch.inputs.map(printValue);
  return branch.by === "task"
    ? `branch.${branch.called ? "call" : "task"}<${branch.type}>(${[branch.task, ...inputs].join(", ")})`
    : `flows${access(branch.flow)}(${["branch", ...inputs].join(", ")})`;
}

function printMap(step: StepOf<"map" | "mapReduce">, column: number): readonly string[] {
  const call = `run.${step.op}${printTypeArguments(step.each, step.type)}(`;
  const { open, close } = around(step.ending, call, ")", true);
  const items = printValue(step.items);
  const each = printEach(step.each, (program) => printBody(program.steps, column + 2));
  const reducer = step.reducer === undefined ? [] : [String(step.reducer)];
  const tail = [...reducer, ...printOptions(step.options)];
  if (each.length === 1) return list({ open, items: [items, ...each, ...tail], close, column });
  if (tail.length > 0)
    return [open, ...indent(withCommas([[items], each, ...tail.map((one) => [one])])), close];
  const [first, ...rest] = each;
  return [`${open}${items}, ${first}`, ...rest.slice(0, -1), `${rest.at(-1)}${close}`];
}

/** Each part ends with a comma. */
const withCommas = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.flatMap((part) => [...part.slice(0, -1), `${part.at(-1)},`]);
