import type { ArgumentPlan } from "../model/plan.js";

/** An argument with all that it is made of at once. */
export const partsAtOnce = (argument: ArgumentPlan): readonly ArgumentPlan[] =>
  argument.from === "all"
    ? [argument, ...argument.items.flatMap((each) => partsAtOnce(each.argument))]
    : [argument];

/** Same, and what functions among them reach when they are called. */
export function partsOfArgument(argument: ArgumentPlan): readonly ArgumentPlan[] {
  if (argument.from === "lazy") return [argument, ...partsOfArgument(argument.argument)];
  if (argument.from === "maker") {
    return [argument, ...argument.arguments.flatMap(partsOfArgument)];
  }
  if (argument.from !== "all") return [argument];
  return [argument, ...argument.items.flatMap((each) => partsOfArgument(each.argument))];
}

/** Puts something else in the place of each part that is there at once. */
export function replaced(
  argument: ArgumentPlan,
  put: (part: ArgumentPlan) => ArgumentPlan,
): ArgumentPlan {
  if (argument.from !== "all") return put(argument);
  const items = argument.items.map((each) => ({ ...each, argument: replaced(each.argument, put) }));
  return { ...argument, items };
}
