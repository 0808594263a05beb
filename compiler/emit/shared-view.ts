import { key } from "../model/identifiers.js";
import type { ContainerPlan, SharedClassPlan, SharedFieldPlan } from "../model/plan.js";
import { block, docComment, spaced } from "./text.js";

/** Accessors over the segment's cells: what `this` is while the lock is held. */
export function printView({ className, names, fields }: SharedClassPlan): readonly string[] {
  const containers = fields.filter(isContainer);
  const usesSegment = fields.length > containers.length;
  const head = [
    ...(usesSegment ? ["readonly #segment: af.Segment;"] : []),
    ...containers.map(({ container }) => `readonly ${container.property}: ${container.type};`),
  ];
  const made = [
    ...(usesSegment ? ["this.#segment = segment;"] : []),
    ...containers.map(printContainer),
  ];
  const creation = made.length > 0 ? block("constructor(segment: af.Segment)", made) : [];
  const accessors = fields.flatMap(printAccessors);
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
  return `this.${container.property} = ${call}; // cells ${cell}..${cell + cells - 1}`;
}

function printAccessors(field: SharedFieldPlan): readonly (readonly string[])[] {
  const { name, type } = field;
  return [
    block(`get ${key(name)}(): ${type}`, [`return ${reading(field)};`]),
    block(`set ${key(name)}(value: ${type})`, [`${writing(field)};`]),
  ];
}

function reading({ kind, cell, codecs, container }: SharedFieldPlan): string {
  if (container !== undefined) return `this.${container.property}`;
  return `this.#segment.${kind}(${[cell, ...codecs].join(", ")})`;
}

function writing({ kind, cell, codecs, container }: SharedFieldPlan): string {
  if (container !== undefined) return `this.${container.property}.assign(value)`;
  const setter = `set${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `this.#segment.${setter}(${[cell, ...codecs, "value"].join(", ")})`;
}
