import { access } from "../model/identifiers.js";
import type { SharedClassPlan } from "../model/plan.js";
import { block, indent, list, quote } from "./text.js";

/** The call that tells the runtime of a shared class. */
export function printDefinition(plan: SharedClassPlan): readonly string[] {
  const { className, type, names, layout, fieldList, fields, members } = plan;
  const methods = members.map((each) => quote(each.name));
  const isLowered = members.some((each) => each.access === "atomic");
  const copies = fields.map(({ name }) => `view${access(name)} = from${access(name)};`);
  const body = [
    `of: ${className},`,
    `view: ${names.view},`,
    `handle: ${names.handle},`,
    `cells: [${fields.map((each) => each.cells).join(", ")}],`,
    `layout: ${quote(layout)},`,
    ...list({ open: "fields: [", items: fieldList.map(quote), close: "],", column: 2 }),
    ...list({ open: "methods: [", items: methods, close: "],", column: 2 }),
    ...(isLowered ? ["isLowered: true,"] : []),
    ...block(copies.length === 0 ? "init()" : "init(view, from)", copies, "},"),
  ];
  const head = `const ${names.definition} = af.sharedClass<${type}, ${names.fields}>({`;
  return [head, ...indent(body), "});"];
}
