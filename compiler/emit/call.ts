import { access } from "../model/identifiers.js";
import type { ArgumentPlan, AwaitedSlots, CreationPlan } from "../model/plan.js";
import { printParameter } from "./parameters.js";
import { list, quote } from "./text.js";

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
    case "all":
      return printAll(argument, reach);
    case "lazy":
      return printLazy(argument, reach);
    case "maker": {
      const { promises, callee, parameters, arguments: given } = argument;
      const made = `new ${callee}(${printArguments(given, reach)})`;
      return `${promises ? "async " : ""}(${parameters.map(printParameter).join(", ")}) => ${made}`;
    }
    case "call":
      return argument.text;
    case "absent":
    case "undefined":
      return "undefined";
  }
}

type From<F extends ArgumentPlan["from"]> = Extract<ArgumentPlan, { from: F }>;

/** `[slots.a(), slots.b()]`, `new Map([["a", slots.a()]])`. */
function printAll({ container, items }: From<"all">, reach: Reach): string {
  const printed = items.map(({ key, argument }) => {
    const value = printArgument(argument, reach);
    return container === "map" ? `[${quote(key)}, ${value}]` : value;
  });
  if (container === "array") return `[${printed.join(", ")}]`;
  return `new ${container === "set" ? "Set" : "Map"}([${printed.join(", ")}])`;
}

/** The slot's own promise is given, not one of it. */
function printLazy({ promises, argument }: From<"lazy">, reach: Reach): string {
  const isPromise = argument.from === "slot" && argument.awaited;
  const value = printArgument(isPromise ? { ...argument, awaited: false } : argument, reach);
  return `${promises && !isPromise ? "async " : ""}() => ${value}`;
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
