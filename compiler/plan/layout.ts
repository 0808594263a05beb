import type { FieldFact } from "../model/facts.js";
import type { CodecPlan, ContainerPlan, FieldKind, SharedFieldPlan } from "../model/plan.js";
import { fieldCells } from "../model/runtime-contract.js";
import { type StoredElement, storedType } from "../model/stored-types.js";
import type { TypeTable } from "../model/types.js";
import { Codecs } from "./codecs.js";
import { Names, upperFirst } from "./names.js";
import { sha256 } from "./sha256.js";
import { elementText, storageOf, typeScriptOf } from "./stored-texts.js";

export interface Layout {
  readonly fields: readonly SharedFieldPlan[];
  readonly codecs: readonly CodecPlan[];
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
  /** Of the module: codecs are constants there. */
  readonly names: Names;
}

/** Lays the fields out one after the other, in declaration order, bases first. */
export function layoutOf(request: LayoutRequest): Layout {
  const fields: SharedFieldPlan[] = [];
  const hidden = new Names(["constructor", "segment"]);
  const codecs = new Codecs(request.names);
  let cell = 0;
  for (const fact of request.fields) {
    const shape = shapeOf(fact, request.types);
    const wanted = [request.className, fact.name];
    const cells = fieldCells[shape.kind];
    fields.push({
      name: fact.name,
      kind: shape.kind,
      type: shape.text,
      storage: shape.storage,
      cell,
      cells,
      codecs: shape.elements.map((each) => codecs.nameOf(each, wanted)),
      ...containerOf(fact.name, shape, hidden),
    });
    cell += cells;
  }
  const fieldList = fields.map((each) => `${each.name}: ${each.storage}`);
  return {
    fields,
    codecs: codecs.plans,
    cells: cell,
    fieldList,
    hash: sha256(fieldList.join("\n")).slice(0, 16),
  };
}

function containerOf(name: string, { kind, elements }: Shape, hidden: Names) {
  if (kind !== "map" && kind !== "array" && kind !== "set") return {};
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

/** Those that have accessors of their own; any other value is read and written by its codec. */
const plain = ["number", "boolean", "string", "i32", "u32", "i64"] as const;

/** @throws Error for a field that `validate` should have refused. */
function shapeOf({ name, type, optional }: FieldFact, types: TypeTable): Shape {
  const stored = storedType(types, type, optional);
  if (stored === undefined) throw new Error(`${name}: ${type} cannot be kept in shared memory`);
  const texts = { text: typeScriptOf(stored), storage: storageOf(stored) };
  switch (stored.kind) {
    case "typedArray":
      return { kind: "typedArray", ...texts, elements: [] };
    case "array":
    case "set":
      return { kind: stored.kind, ...texts, elements: [stored.element] };
    case "map":
      return { kind: "map", ...texts, elements: [stored.key, stored.value] };
    case "value": {
      const { value } = stored;
      const own = plain.find((each) => each === value.codec);
      if (own !== undefined) return { kind: own, ...texts, elements: [] };
      const kind = value.codec === "choice" ? "choice" : "value";
      return { kind, ...texts, elements: [value] };
    }
  }
}
