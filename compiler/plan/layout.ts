import type { FieldFact } from "../model/facts.js";
import type { ChoicePlan, ContainerPlan, FieldKind, SharedFieldPlan } from "../model/plan.js";
import { fieldCells } from "../model/runtime-contract.js";
import type { TypeFact, TypeId, TypeTable } from "../model/types.js";
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
    const shape = shapeOf(fact.type, request.types);
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

type Literal = string | number | boolean | null;

/** How one element is kept. */
type Element =
  | { readonly codec: "number" | "string" | "boolean" }
  | { readonly codec: "choice"; readonly values: readonly Literal[] };

interface Shape {
  readonly kind: FieldKind;
  readonly text: string;
  readonly elements: readonly Element[];
}

function shapeOf(id: TypeId, types: TypeTable): Shape {
  const fact = types.get(id)?.fact;
  switch (fact?.kind) {
    case "typedArray":
      return { kind: "typedArray", text: fact.name, elements: [] };
    case "array": {
      const element = elementOf(fact.element, types);
      const text = textOf(element);
      const inner = text.includes(" ") ? `(${text})` : text;
      return { kind: "array", text: `${inner}[]`, elements: [element] };
    }
    case "map": {
      const elements = [elementOf(fact.key, types), elementOf(fact.value, types)];
      return { kind: "map", text: `Map<${elements.map(textOf).join(", ")}>`, elements };
    }
    default: {
      const element = elementOf(id, types);
      const elements = element.codec === "choice" ? [element] : [];
      return { kind: element.codec, text: textOf(element), elements };
    }
  }
}

function elementOf(id: TypeId, types: TypeTable): Element {
  const fact = types.get(id)?.fact;
  if (fact?.kind === "primitive" && isPlain(fact.name)) return { codec: fact.name };
  const values = fact === undefined ? undefined : literalsOf(fact, types);
  if (values === undefined) throw new Error(`${id} cannot be kept in shared memory`);
  return { codec: "choice", values };
}

const isPlain = (name: string): name is "number" | "string" | "boolean" =>
  name === "number" || name === "string" || name === "boolean";

/** The values of a closed set of literals; undefined for any other type. */
function literalsOf(fact: TypeFact, types: TypeTable): readonly Literal[] | undefined {
  if (fact.kind === "enum") return fact.values;
  if (fact.kind === "literal") return typeof fact.value === "object" ? undefined : [fact.value];
  if (fact.kind === "primitive") {
    if (fact.name === "boolean") return [false, true];
    return fact.name === "null" ? [null] : undefined;
  }
  if (fact.kind !== "union") return undefined;
  const members = fact.members.map((each) => {
    const member = types.get(each)?.fact;
    return member === undefined ? undefined : literalsOf(member, types);
  });
  return members.every((each) => each !== undefined) ? members.flat() : undefined;
}

const textOf = (element: Element): string =>
  element.codec === "choice"
    ? element.values.map((each) => JSON.stringify(each)).join(" | ")
    : element.codec;

interface CodecPlace {
  readonly fact: FieldFact;
  readonly choices: ChoicePlan[];
  readonly request: LayoutRequest;
}

function codecOf(element: Element, { fact, choices, request }: CodecPlace): string {
  if (element.codec !== "choice") return `af.${element.codec}`;
  const type = textOf(element);
  const known = choices.find((each) => each.type === type);
  if (known !== undefined) return known.name;
  const wanted = `${lowerFirst(request.className)}${upperFirst(fact.name)}`;
  const name = request.names.claim(wanted, "choices");
  choices.push({ name, type, values: element.values });
  return name;
}
