import type { SlotPlan, SlotsPlan } from "../model/plan.js";
import { printCreation, printPrepare, type Reach } from "./call.js";
import { block, docComment, list, quote, spaced } from "./text.js";

const reach: Reach = { slots: "this", shared: "this.#shared" };

export function printSlots({ className, slots, usesShared }: SlotsPlan): readonly string[] {
  if (slots.length === 0) return [];
  const fields = [
    ...(usesShared ? ["readonly #shared: Shared;"] : []),
    ...slots.map((slot) => `#${slot.accessor}: ${fieldType(slot)} | undefined;`),
  ];
  const creation = usesShared
    ? block("constructor(shared: Shared)", ["super();", "this.#shared = shared;"])
    : [];
  const members = spaced([fields, creation, ...slots.map(printSlot)]);
  return [
    "// Worker-local slots: one of each per thread, made on first use, disposed in reverse order.",
    ...block(`class ${className} extends af.Slots`, members),
  ];
}

function fieldType({ type, asynchronous, boxed }: SlotPlan): string {
  if (asynchronous) return `Promise<${type}>`;
  return boxed ? `{ readonly value: ${type} }` : type;
}

function printSlot(slot: SlotPlan): readonly string[] {
  const doc = docComment([`${slot.label}, ${slot.origin}`]);
  return [...doc, ...(slot.asynchronous ? printAsynchronous(slot) : printSynchronous(slot))];
}

function printSynchronous({ accessor, member, type, boxed, creation }: SlotPlan) {
  const made = printCreation(creation, reach);
  const [before, after] = boxed ? ["{ value: ", " }).value;"] : ["", ");"];
  const open = `return (this.#${accessor} ??= ${before}this.own(`;
  const items = [quote(member), made];
  return block(`${accessor}(): ${type}`, list({ open, items, close: `)${after}`, column: 4 }));
}

/** A failed creation is not kept: the next use tries again. */
function printAsynchronous({ accessor, member, type, creation }: SlotPlan): readonly string[] {
  const items = [quote(member), printCreation(creation, reach)];
  const attempt = [
    ...printPrepare(creation.prepare, reach, 6),
    ...list({ open: "return this.own(", items, close: ");", column: 6 }),
  ];
  const first = `return (this.#${accessor} ??= this.#make_${accessor}());`;
  const make = [
    ...block("try", attempt, "} catch (error) {"),
    `  this.#${accessor} = undefined;`,
    "  throw error;",
    "}",
  ];
  return spaced([
    block(`${accessor}(): Promise<${type}>`, [first]),
    block(`async #make_${accessor}(): Promise<${type}>`, make),
  ]);
}
