import type { BodyPlan, ControlPlan, StepOf, ValuePlan } from "../model/plan.js";
import { indent, quote } from "./text.js";

type Lines = readonly string[];

interface Printers {
  readonly body: (body: BodyPlan, column: number) => Lines;
  readonly value: (value: ValuePlan) => string;
}

/** Statements that have others within them. */
export function printControl(
  step: Exclude<ControlPlan, { op: "retry" | "timeLimit" }>,
  print: Printers,
  column: number,
): Lines {
  const within = (body: BodyPlan): Lines => indent(print.body(body, column + 2));
  switch (step.op) {
    case "declare": {
      if (step.list) return [`const ${step.name}: ${step.type} = [];`];
      const value = step.value === undefined ? "" : ` = ${print.value(step.value)}`;
      return [`let ${step.name}: ${step.type}${value};`];
    }
    case "branch":
      return printBranch(step, print, column);
    case "repeat":
      return printRepeat(step, print, column);
    case "repeatWhile":
      return printRepeatWhile(step, print, column);
    case "recover":
      return [
        "try {",
        ...within(step.body),
        `} catch (${step.error}: any) {`,
        ...within(step.handler),
        "}",
      ];
    case "if":
      return [`if (${print.value(step.verdict)}) {`, ...within(step.body), "}"];
    case "each":
      return [
        `for (const ${step.item} of ${print.value(step.items)}) {`,
        ...within(step.body),
        "}",
      ];
  }
}

/** Keys are compared as text, so that `1`, `true` and `null` are what they are in a table. */
function printBranch(step: StepOf<"branch">, print: Printers, column: number): Lines {
  const on = print.value(step.on);
  const leaves = (body: BodyPlan): Lines => {
    const lines = print.body(body, column + 4);
    const isOver = lines.at(-1)?.startsWith("return ") === true && body.at(-1)?.op !== "fanOut";
    return indent(isOver ? lines : [...lines, "break;"]);
  };
  const cases = step.cases.flatMap(({ key, body }) => [
    `case ${quote(key)}: {`,
    ...leaves(body),
    "}",
  ]);
  const keys = step.cases.map((each) => quote(each.key)).join(", ");
  const rest =
    step.otherwise === undefined
      ? ["default:", `  throw af.noBranch(${on}, [${keys}]);`]
      : ["default: {", ...leaves(step.otherwise), "}"];
  return [`switch (String(${on})) {`, ...indent([...cases, ...rest]), "}"];
}

function printRepeat(step: StepOf<"repeat">, print: Printers, column: number): Lines {
  const { counter, times, keepLast, error } = step;
  const body = indent(print.body(step.body, column + 4));
  return [
    `for (let ${counter} = 1; ${counter} <= ${times}; ${counter}++) {`,
    ...indent(["try {", ...body, ...(keepLast ? ["} catch {}"] : failing(error, counter))]),
    "}",
  ];
}

function printRepeatWhile(step: StepOf<"repeatWhile">, print: Printers, column: number): Lines {
  const { counter, max, error } = step;
  const body = indent(print.body(step.body, column + 4));
  const test = indent(print.body(step.test, column + 4));
  const enough = max === undefined ? [] : [`  if (${counter} >= ${max}) break;`];
  return [
    `for (let ${counter} = 1; ; ${counter}++) {`,
    ...indent([
      "try {",
      ...[...body, ...enough, ...test, `  if (!${print.value(step.verdict)}) break;`],
      ...failing(error, counter),
    ]),
    "}",
  ];
}

const failing = (error: string, counter: string): Lines => [
  `} catch (${error}) {`,
  `  throw af.inIteration(${error}, ${counter});`,
  "}",
];
