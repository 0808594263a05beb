import { key } from "../model/identifiers.js";
import type { CodecPlan, SharedClassPlan } from "../model/plan.js";
import { printDefinition } from "./shared-definition.js";
import { printHandle } from "./shared-handle.js";
import { printView } from "./shared-view.js";
import { block, docComment, list, spaced } from "./text.js";

/** What one shared class becomes: its fields, a view, a handle, and the definition that joins them. */
export function printSharedClass(plan: SharedClassPlan): readonly string[] {
  return spaced([
    ...plan.codecs.map(printCodec),
    printFields(plan),
    printView(plan),
    printHandle(plan),
    printDefinition(plan),
  ]);
}

function printCodec({ name, call, type, items }: CodecPlan): readonly string[] {
  return list({ open: `const ${name} = af.${call}<${type}>(`, items, close: ");", column: 0 });
}

function printFields({ className, names, origin, fields }: SharedClassPlan): readonly string[] {
  const members = fields.map(({ name, type }) => `${key(name)}: ${type};`);
  return [
    ...docComment([`What ${className} keeps in shared memory, ${origin}.`]),
    ...block(`interface ${names.fields}`, members),
  ];
}
