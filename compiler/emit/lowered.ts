import type { LoweredPlan } from "../model/plan.js";

const operators = { "+": "add", "-": "subtract", "&": "and", "|": "or", "^": "xor" } as const;

/** Statements instead of a guarded call. */
export function printAtomic(plan: LoweredPlan): string {
  const field = `this.#guard.atomic.${plan.kind}`;
  switch (plan.does) {
    case "read":
      return `return ${field}.get(${plan.cell});`;
    case "set":
      return `${field}.set(${plan.cell}, ${plan.value});`;
    case "swap":
      return `return ${field}.swap(${plan.cell}, ${plan.expected}, ${plan.value});`;
    case "update":
      return printUpdate(plan, field);
  }
}

function printUpdate(plan: LoweredPlan & { readonly does: "update" }, field: string): string {
  const { cell, operator, operand, gives } = plan;
  const update = `${field}.${operators[operator]}(${cell}, ${operand})`;
  if (gives === "nothing") return `${update};`;
  // Only `++` and `--` give the old value.
  const back = operator === "+" ? "-" : "+";
  return gives === "new" ? `return ${update};` : `return ${update} ${back} ${operand};`;
}

/** Statements before a guarded call, which is for when somebody is inside. */
export const printGlance = ({ kind, cell }: LoweredPlan): readonly string[] => [
  `const seen = this.#guard.glance.${kind}(${cell});`,
  "if (seen !== undefined) return seen;",
];
