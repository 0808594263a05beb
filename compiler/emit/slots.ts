import { access, key } from "../model/identifiers.js";
import type { ArgumentPlan, SlotPlan, SlotsPlan, WiringPlan } from "../model/plan.js";
import { printCreation, printPrepare, type Reach } from "./call.js";
import { block, docComment, fits, indent, list, quote, spaced } from "./text.js";

/** The constructor's parameters that a class of slots keeps, with their types. */
type Kept = readonly (readonly [name: string, type: string])[];

interface SlotsClass {
  readonly plan: SlotsPlan;
  readonly reach: Reach;
  readonly kept: Kept;
}

export function printSlots(plan: SlotsPlan): readonly string[] {
  if (plan.slots.length === 0) return [];
  return [
    "// Worker-local slots: one of each per thread, made on first use, disposed in reverse order.",
    ...printClass({
      plan,
      reach: { slots: "this", scope: "af.currentScope<Scope>()", shared: "this.#shared" },
      kept: plan.usesShared ? [["shared", "Shared"]] : [],
    }),
  ];
}

export function printScope({ scope, slots }: WiringPlan): readonly string[] {
  if (scope.slots.length === 0) return [];
  return [
    "// What each task has for itself: made on first use, disposed in reverse order when the task ends.",
    ...printClass({
      plan: scope,
      reach: { slots: "this.#slots", scope: "this", shared: "this.#shared" },
      kept: [
        ...(scope.usesSlots ? [["slots", slots.className] as const] : []),
        ...(scope.usesShared ? [["shared", "Shared"] as const] : []),
      ],
    }),
  ];
}

function printClass({ plan, reach, kept }: SlotsClass): readonly string[] {
  const { className, slots, needs, taken } = plan;
  const fields = [
    ...printNeeds(needs),
    ...(taken.length > 0
      ? [`protected static override readonly taken = [${taken.map(quote).join(", ")}];`]
      : []),
    ...kept.map(([name, type]) => `readonly #${name}: ${type};`),
    ...slots
      .filter((each) => each.keeps)
      .map((slot) => `#${slot.accessor}: ${fieldType(slot)} | undefined;`),
  ];
  const parameters = kept.map(([name, type]) => `${name}: ${type}`).join(", ");
  const creation =
    kept.length === 0
      ? []
      : block(`constructor(${parameters})`, [
          "super();",
          ...kept.map(([name]) => `this.#${name} = ${name};`),
        ]);
  const accessors = slots.map((slot) => printSlot(slot, reach));
  const members = spaced([fields, creation, ...accessors, printPut(slots)]);
  return block(`class ${className} extends af.Slots`, members);
}

function printNeeds(needs: SlotsPlan["needs"]): readonly string[] {
  if (needs.length === 0) return [];
  const items = needs.map(({ member, of }) => `${key(member)}: [${of.map(quote).join(", ")}]`);
  const open = "protected static override readonly needs = {";
  return list({ open, items, close: "};", column: 2, padding: " " });
}

function fieldType({ type, asynchronous, boxed }: SlotPlan): string {
  if (asynchronous) return `Promise<${type}>`;
  return boxed ? `{ readonly value: ${type} }` : type;
}

function printSlot(slot: SlotPlan, reach: Reach): readonly string[] {
  const doc = docComment([`${slot.label}, ${slot.origin}`]);
  if (slot.pool !== undefined) return [...doc, ...printPool(slot, reach)];
  if (!slot.keeps) return [...doc, ...printFactory(slot, reach)];
  return [
    ...doc,
    ...(slot.asynchronous ? printAsynchronous(slot, reach) : printSynchronous(slot, reach)),
  ];
}

/** What is made of other slots may fail when they are there. */
const isComposed = ({ creation }: SlotPlan): boolean => creation.arguments.some(isOfSlots);

const isOfSlots = (argument: ArgumentPlan): boolean =>
  argument.from === "slot" ||
  (argument.from === "all" && argument.items.some((each) => isOfSlots(each.argument)));

function printSynchronous(slot: SlotPlan, reach: Reach) {
  const { accessor, member, type, boxed } = slot;
  const made = printCreation(slot.creation, reach);
  const [before, after] = boxed ? ["{ value: ", " }).value;"] : ["", ");"];
  const how = isComposed(slot) ? "make" : "own";
  const open = `return (this.#${accessor} ??= ${before}this.${how}(`;
  const items = [quote(member), how === "make" ? `() => ${made}` : made];
  return block(`${accessor}(): ${type}`, list({ open, items, close: `)${after}`, column: 4 }));
}

function printAsynchronous(slot: SlotPlan, reach: Reach): readonly string[] {
  const { accessor, member, type, creation } = slot;
  const open = `return (this.#${accessor} ??= this.begin(${quote(member)}, async () =>`;
  const made = printCreation(creation, reach);
  const prepare = printPrepare(creation.prepare, reach, 6);
  const whole = `${open} ${made}));`;
  const body =
    prepare.length === 0 && fits(whole, 4)
      ? [whole]
      : [`${open} {`, ...[...prepare, `return ${made};`].map((line) => `  ${line}`), "}));"];
  return block(`${accessor}(): Promise<${type}>`, body);
}

/** What the connections are made of ends after them. */
function printPool(slot: SlotPlan, reach: Reach): readonly string[] {
  const { accessor, member, type } = slot;
  const { leases = "", provider = "" } = slot.pool ?? {};
  const open = `${reach.shared}${access(leases)}.pool(`;
  const made = list({ open, items: [printOpening(slot, reach), provider], close: ")", column: 6 });
  return block(`${accessor}(): ${type}`, [
    `return (this.#${accessor} ??= this.own(`,
    `  ${quote(member)},`,
    ...indent([...made.slice(0, -1), `${made.at(-1)},`]),
    "));",
  ]);
}

function printOpening(slot: SlotPlan, reach: Reach): string {
  const { creation, member } = slot;
  const opened = printCreation(creation, reach);
  if (!isComposed(slot) && creation.prepare === undefined) return `() => ${opened}`;
  const prepare = printPrepare(creation.prepare, reach, 6).join(" ");
  const body = prepare === "" ? opened : `{ ${prepare} return ${opened}; }`;
  const isAsync = prepare !== "" || creation.arguments.some(isAwaited);
  return `() => this.after(${quote(member)}, ${isAsync ? "async " : ""}() => ${body})`;
}

const isAwaited = (argument: ArgumentPlan): boolean =>
  (argument.from === "slot" && argument.awaited) ||
  (argument.from === "all" && argument.items.some((each) => isAwaited(each.argument)));

function printFactory(slot: SlotPlan, reach: Reach): readonly string[] {
  const { accessor, type, creation, asynchronous } = slot;
  const made = printCreation(creation, reach);
  if (asynchronous) {
    const body = [...printPrepare(creation.prepare, reach, 4), `return ${made};`];
    return block(`async ${accessor}(): Promise<${type}>`, body);
  }
  const body = isComposed(slot) ? `this.attempt(() => ${made})` : made;
  return block(`${accessor}(): ${type}`, [`return ${body};`]);
}

function printPut(slots: readonly SlotPlan[]): readonly string[] {
  const kept = slots.filter((each) => each.keeps);
  if (kept.length === 0) return [];
  return block(
    "protected override put(slot: string, given?: { readonly value: any }): void",
    kept.map(
      (slot) => `if (slot === ${quote(slot.member)}) this.#${slot.accessor} = ${given(slot)};`,
    ),
  );
}

function given({ asynchronous, boxed }: SlotPlan): string {
  if (asynchronous) return "given && Promise.resolve(given.value)";
  return boxed ? "given" : "given?.value";
}
