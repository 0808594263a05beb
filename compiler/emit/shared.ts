import { access, key } from "../model/identifiers.js";
import type {
  SharedLeasesPlan,
  SharedObjectPlan,
  SharedPlan,
  SharedValuePlan,
} from "../model/plan.js";
import { printCreation, type Reach } from "./call.js";
import { printSharedClass } from "./shared-class.js";
import { block, list, quote, spaced } from "./text.js";

/** Shared objects reach other shared objects only. */
const reach: Reach = { slots: "", scope: "", shared: "this" };

export function printShared({
  className,
  classes,
  values,
  leases,
  objects,
}: SharedPlan): readonly string[] {
  if (className === undefined) return [];
  const fields = [...values, ...objects].map(({ property, type, label, origin }) => {
    return `readonly ${key(property)}: ${type}; // ${label}, ${origin}`;
  });
  const pools = leases.map(({ property, label, origin }) => {
    return `readonly ${key(property)}: af.SharedLeases; // ${label}, ${origin}`;
  });
  const body = [
    ...values.flatMap(printValue),
    ...objects.flatMap(printObject),
    ...leases.flatMap(printLeases),
  ];
  const creation = block("constructor(memory: af.SharedMemory)", body);
  return spaced([
    classes.length === 0 ? [] : ["// Shared classes.", ...spaced(classes.map(printSharedClass))],
    [
      "/** What all threads have in common, as this one sees it; the main thread's constructor also makes it. */",
      ...block(`class ${className}`, spaced([[...fields, ...pools], creation])),
    ],
  ]);
}

function printValue({ property, index, name, callee }: SharedValuePlan): readonly string[] {
  const items = [String(index), quote(name), `() => ${callee}()`];
  const open = `this${access(property)} = memory.value(`;
  return list({ open, items, close: ");", column: 4 });
}

function printLeases({ property, index, name, provider }: SharedLeasesPlan): readonly string[] {
  const options = `{ name: ${quote(name)}, max: () => ${provider}.max }`;
  const items = ["memory", String(index), options];
  const open = `this${access(property)} = new af.SharedLeases(`;
  return list({ open, items, close: ");", column: 4 });
}

function printObject(plan: SharedObjectPlan): readonly string[] {
  const { kind, property, index, name, definition, creation } = plan;
  const method = kind === "sharded" ? "sharded" : "object";
  const items = [String(index), quote(name), definition, `() => ${printCreation(creation, reach)}`];
  const open = `this${access(property)} = memory.${method}(`;
  return list({ open, items, close: ");", column: 4 });
}
