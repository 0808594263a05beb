import { access, key } from "../model/identifiers.js";
import type { SharedObjectPlan, SharedPlan } from "../model/plan.js";
import { printCreation, type Reach } from "./call.js";
import { printSharedClass } from "./shared-class.js";
import { block, list, quote, spaced } from "./text.js";

/** Shared objects reach other shared objects only. */
const reach: Reach = { slots: "", shared: "this" };

export function printShared({ className, classes, objects }: SharedPlan): readonly string[] {
  if (className === undefined) return [];
  const fields = objects.map(({ property, type, label, origin }) => {
    return `readonly ${key(property)}: ${type}; // ${label}, ${origin}`;
  });
  const body = objects.flatMap(printObject);
  const creation = block("constructor(memory: af.SharedMemory)", body);
  return spaced([
    ["// Shared classes.", ...spaced(classes.map(printSharedClass))],
    [
      "/** The shared objects as this thread sees them; the main thread's constructor also makes them. */",
      ...block(`class ${className}`, spaced([fields, creation])),
    ],
  ]);
}

function printObject(plan: SharedObjectPlan): readonly string[] {
  const { property, index, name, definition, creation } = plan;
  const items = [String(index), quote(name), definition, `() => ${printCreation(creation, reach)}`];
  const open = `this${access(property)} = memory.object(`;
  return list({ open, items, close: ");", column: 4 });
}
