import type { FieldFact } from "../model/facts.js";
import type { ChoicePlan, ContainerPlan, FieldKind, SharedFieldPlan } from "../model/plan.js";
import { fieldCells } from "../model/runtime-contract.js";
import { type StoredElement, storedType } from "../model/stored-types.js";
import type { TypeTable } from "../model/types.js";
import { lowerFirst, Names, upperFirst } from "./names.js";
import { sha256 } from "./sha256.js";

export interface Layout {
  readonly fields: readonly SharedFieldPlan[];
  readonly choices: readonly ChoicePlan[];
  readonly cells: number;
  /** `name: type`, in the order of their cells; what another version of the class is compared with. */
  readonly fieldList: readonly string[];
  /** Hash of the field list: 16 hex digits. */
  readonly hash: string;
}

export interface LayoutRequest {
  readonly className: string;
  readonly fields: readonly FieldFact[];
  readonly types: TypeTable;
  /** Of the module: choices are constants there. */
  readonly names: Names;
}

/** Lays the fields out one after the other, in declaration order, bases first. */
export function layoutOf(request: LayoutRequest): Layout {
  const fields: SharedFieldPlan[] = [];
  const hidden = new Names(["constructor", "segment"]);
  const choices: ChoicePlan[] = [];
  let cell = 0;
  for (const fact of request.fields) {
    const shape = shapeOf(fact, request.types);
    const codecs = shape.elements.map((each) => codecOf(each, { fact, choices, request }));
    const cells = fieldCells[shape.kind];
    fields.push({
      name: fact.name,
      kind: shape.kind,
      type: shape.text,
      cell,
      cells,
      codecs,
      ...containerOf(fact.name, shape, hidden),
    });
    cell += cells;
  }
  const fieldList = fields.map((each) => `${each.name}: ${each.type}`);
  return {
    fields,
    choices,
    cells: cell,
    fieldList,
    hash: sha256(fieldList.join("\n")).slice(0, 16),
  };
}

function containerOf(name: string, { kind, elements }: Shape, hidden: Names) {
  if (kind !== "map" && kind !== "array") return {};
  const container: ContainerPlan = {
    property: `#${hidden.claim(name, "field")}`,
    type: `af.Shared${upperFirst(kind)}<${elements.map(textOf).join(", ")}>`,
  };
  return { container };
}

interface Shape {
  readonly kind: FieldKind;
  readonly text: string;
  readonly elements: readonly StoredElement[];
}

/** @throws Error for a field that `validate` should have refused. */
function shapeOf({ name, type, optional }: FieldFact, types: TypeTable): Shape {
  const stored = optional ? undefined : storedType(types, type);
  switch (stored?.kind) {
    case "typedArray":
      return { kind: "typedArray", text: stored.name, elements: [] };
    case "array": {
      const text = textOf(stored.element);
      const inner = text.includes(" ") ? `(${text})` : text;
      return { kind: "array", text: `${inner}[]`, elements: [stored.element] };
    }
    case "map": {
      const elements = [stored.key, stored.value];
      return { kind: "map", text: `Map<${elements.map(textOf).join(", ")}>`, elements };
    }
    case "value": {
      const { value } = stored;
      const elements = value.codec === "choice" ? [value] : [];
      return { kind: value.codec, text: textOf(value), elements };
    }
    case undefined:
      throw new Error(`${name}: ${type} cannot be kept in shared memory`);
  }
}

const textOf = (element: StoredElement): string =>
  element.codec === "choice"
    ? element.values.map((each) => JSON.stringify(each)).join(" | ")
    : element.codec;

interface CodecPlace {
  readonly fact: FieldFact;
  readonly choices: ChoicePlan[];
  readonly request: LayoutRequest;
}

function codecOf(element: StoredElement, { fact, choices, request }: CodecPlace): string {
  if (element.codec !== "choice") return `af.${element.codec}`;
  const type = textOf(element);
  const known = choices.find((each) => each.type === type);
  if (known !== undefined) return known.name;
  const wanted = `${lowerFirst(request.className)}${upperFirst(fact.name)}`;
  const name = request.names.claim(wanted, "choices");
  choices.push({ name, type, values: element.values });
  return name;
}
