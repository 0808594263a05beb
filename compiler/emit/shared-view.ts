import { access, key } from "../model/identifiers.js";
import type { ContainerPlan, SharedClassPlan, SharedFieldPlan } from "../model/plan.js";
import { block, docComment, spaced } from "./text.js";

/** Accessors over the segment's cells: what `this` is while the lock is held. */
export function printView({ className, names, fields }: SharedClassPlan): readonly string[] {
  const { own } = names;
  const containers = fields.filter(isContainer);
  const head = [
    `readonly ${own}: af.Segment;`,
    ...containers.map(({ container }) => `readonly ${key(container.property)}: ${container.type};`),
  ];
  const creation = block("constructor(segment: af.Segment)", [
    `this.${own} = segment;`,
    ...containers.map(printContainer),
  ]);
  const accessors = fields.flatMap((each) => printAccessors(each, own));
  const members = spaced([head, creation, ...accessors]);
  const doc = `\`this\` inside the methods of ${className}: the lock is held, every write is logged.`;
  return [
    ...docComment([doc]),
    ...block(`class ${names.view} implements ${names.fields}`, members),
  ];
}

type ContainerField = SharedFieldPlan & { readonly container: ContainerPlan };

const isContainer = (field: SharedFieldPlan): field is ContainerField =>
  field.container !== undefined;

function printContainer({ container, kind, cell, cells, codecs }: ContainerField): string {
  const call = `segment.${kind}(${[cell, ...codecs].join(", ")})`;
  return `this${access(container.property)} = ${call}; // cells ${cell}..${cell + cells - 1}`;
}

function printAccessors(field: SharedFieldPlan, own: string): readonly (readonly string[])[] {
  const { name, type } = field;
  return [
    block(`get ${key(name)}(): ${type}`, [`return ${reading(field, own)};`]),
    block(`set ${key(name)}(value: ${type})`, [`${writing(field, own)};`]),
  ];
}

function reading({ kind, cell, codecs, container }: SharedFieldPlan, own: string): string {
  if (container !== undefined) return `this${access(container.property)}`;
  return `this.${own}.${kind}(${[cell, ...codecs].join(", ")})`;
}

function writing({ kind, cell, codecs, container }: SharedFieldPlan, own: string): string {
  if (container !== undefined) return `this${access(container.property)}.assign(value)`;
  const setter = `set${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `this.${own}.${setter}(${[cell, ...codecs, "value"].join(", ")})`;
}
