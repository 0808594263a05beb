import { isPropertyName } from "../model/identifiers.js";
import type { ImportPlan } from "../model/plan.js";
import { list, quote } from "./text.js";

export function printImports(imports: readonly ImportPlan[]): readonly string[] {
  return ['import * as af from "aetherflow/internal";', ...imports.flatMap(printImport)];
}

function printImport({ from, form, names }: ImportPlan): readonly string[] {
  if (form === "namespace") return [`import * as ${names[0]?.local} from ${quote(from)};`];
  const items = names.map(({ exported, local }) => {
    return exported === local ? local : `${exportName(exported)} as ${local}`;
  });
  const open = `import ${form === "types" ? "type " : ""}{`;
  return list({ open, items, close: `} from ${quote(from)};`, column: 0, padding: " " });
}

const exportName = (name: string): string => (isPropertyName(name) ? name : quote(name));
