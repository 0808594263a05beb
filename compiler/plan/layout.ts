import type { FieldFact } from "../model/facts.js";
import type { ChoicePlan, ContainerPlan, FieldKind, SharedFieldPlan } from "../model/plan.js";
import { fieldCells } from "../model/runtime-contract.js";
import { type StoredElement, storedType } from "../model/stored-types.js";
import type { TypeTable } from "../model/types.js";
import { lowerFirst, Names, upperFirst } from "./names.js";
import { sha256 } from "./sha256.js";
import { elementText, storageOf, typeScriptOf } from "./stored-texts.js";

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
      storage: shape.storage,
      cell,
      cells,
      codecs,
      ...containerOf(fact.name, shape, hidden),
    });
    cell += cells;
  }
  const fieldList = fields.map((each) => `${each.name}: ${each.storage}`);
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
    type: `af.Shared${upperFirst(kind)}<${elements.map(elementText).join(", ")}>`,
  };
  return { container };
}

interface Shape {
  readonly kind: FieldKind;
  readonly text: string;
  readonly storage: string;
  readonly elements: readonly StoredElement[];
}

/** @throws Error for a field that `validate` should have refused. */
function shapeOf({ name, type, optional }: FieldFact, types: TypeTable): Shape {
  const stored = optional ? undefined : storedType(types, type);
  if (stored === undefined) throw new Error(`${name}: ${type} cannot be kept in shared memory`);
  const texts = { text: typeScriptOf(stored), storage: storageOf(stored) };
  switch (stored.kind) {
    case "typedArray":
      return { kind: "typedArray", ...texts, elements: [] };
    case "array":
      return { kind: "array", ...texts, elements: [stored.element] };
    case "map":
      return { kind: "map", ...texts, elements: [stored.key, stored.value] };
    case "value": {
      const { value } = stored;
      return { kind: value.codec, ...texts, elements: value.codec === "choice" ? [value] : [] };
    }
  }
}

interface CodecPlace {
  readonly fact: FieldFact;
  readonly choices: ChoicePlan[];
  readonly request: LayoutRequest;
}

function codecOf(element: StoredElement, { fact, choices, request }: CodecPlace): string {
  if (element.codec !== "choice") return `af.${element.codec}`;
  const type = elementText(element);
  const known = choices.find((each) => each.type === type);
  if (known !== undefined) return known.name;
  const wanted = `${lowerFirst(request.className)}${upperFirst(fact.name)}`;
  const name = request.names.claim(wanted, "choices");
  choices.push({ name, type, values: element.values });
  return name;
}
