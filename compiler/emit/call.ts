import { access } from "../model/identifiers.js";
import type { ArgumentPlan, AwaitedSlots, CreationPlan } from "../model/plan.js";
import { list } from "./text.js";

/** How the place at hand reaches members: `slots` and `shared`, or `this` and `this.#shared`. */
export interface Reach {
  readonly slots: string;
  readonly scope: string;
  readonly shared: string;
}

export const printArguments = (all: readonly ArgumentPlan[], reach: Reach): string =>
  all.map((each) => printArgument(each, reach)).join(", ");

function printArgument(argument: ArgumentPlan, reach: Reach): string {
  switch (argument.from) {
    case "value":
      return argument.name;
    case "spread":
      return `...${argument.name}`;
    case "slot": {
      const call = `${reach[argument.of]}.${argument.accessor}()`;
      return argument.awaited ? `await ${call}` : call;
    }
    case "shared":
      return `${reach.shared}${access(argument.property)}`;
    case "absent":
    case "undefined":
      return "undefined";
  }
}

/** `new Tokenizer(…)`, `context.db.create(…)`. */
export function printCreation(creation: CreationPlan, reach: Reach): string {
  const call = `${creation.callee}(${printArguments(creation.arguments, reach)})`;
  return creation.by === "class" ? `new ${call}` : call;
}

/** `const [a, b] = await Promise.all([slots.a(), slots.b()]);` */
export function printPrepare(
  prepare: AwaitedSlots | undefined,
  reach: Reach,
  column: number,
): readonly string[] {
  if (prepare === undefined) return [];
  const items = prepare.slots.map(({ of, accessor }) => `${reach[of]}.${accessor}()`);
  const open = `const [${prepare.names.join(", ")}] = await Promise.all([`;
  return list({ open, items, close: "]);", column });
}
