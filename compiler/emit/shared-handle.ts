import { access, element, key, typeIndex } from "../model/identifiers.js";
import type {
  GuardedMemberPlan,
  GuardedMethod,
  GuardedProperty,
  LoweredPlan,
  SharedClassPlan,
} from "../model/plan.js";
import { printAtomic, printGlance } from "./lowered.js";
import { printParameter } from "./parameters.js";
import { block, docComment, indent, list, spaced } from "./text.js";

/** The members, each between `enter` and `leave`. */
export function printHandle(plan: SharedClassPlan): readonly string[] {
  const { type, names, members } = plan;
  const usesGuard = members.length > 0;
  const head = usesGuard ? [`readonly #guard: af.Guard<${type}>;`] : [];
  const creation = usesGuard
    ? block(`constructor(guard: af.Guard<${type}>)`, ["this.#guard = guard;"])
    : [];
  const printed = members.flatMap((each) => {
    return each.kind === "method" ? [printMethod(each, plan)] : printProperty(each, plan);
  });
  return [
    ...docComment([
      "What nodes and the main thread hold: each use takes the lock, or does without it.",
    ]),
    ...block(`class ${names.handle}`, spaced([head, creation, ...printed])),
  ];
}

function printProperty(member: GuardedProperty, plan: SharedClassPlan) {
  const name = key(member.name);
  const type = `${plan.type}${typeIndex(member.name)}`;
  const value = `view${reached(member)}`;
  const read = lowered(member.read, guarded(member, [returned(member, value)]));
  // TypeScript may let nobody set an optional property to `undefined`; its type still says it.
  const setting = `${value} = value${member.optional ? "!" : ""};`;
  const write = lowered(member.write, guarded(member, [setting]));
  return [
    member.reads ? block(`get ${name}(): ${type}`, read) : [],
    member.writes ? block(`set ${name}(value: ${type})`, write) : [],
  ];
}

function printMethod(member: GuardedMethod, plan: SharedClassPlan): readonly string[] {
  const { name, parameters } = member;
  const method = `${plan.type}${typeIndex(name)}`;
  const signature = list({
    open: `${key(name)}(`,
    items: parameters?.map(printParameter) ?? [`...args: Parameters<${method}>`],
    close: `): ReturnType<${method}> {`,
    column: 2,
    trailing: parameters !== undefined,
  });
  const values = parameters?.map((each) => each.name).join(", ") ?? "...args";
  const call = `view${reached(member)}(${values})`;
  const body = lowered(member.lowered, guarded(member, [returned(member, call)]));
  return [...signature, ...indent(body), "}"];
}

/** TypeScript lets nobody say `.name` of a private member, but `["name"]`. */
const reached = ({ name, hidden }: GuardedMemberPlan): string =>
  hidden ? element(name) : access(name);

function returned({ copyOut }: GuardedProperty | GuardedMethod, value: string): string {
  return copyOut ? `return this.#guard.copyOut(${value});` : `return ${value};`;
}

/** Scalars that are no integers can be read without the lock, but not always. */
function lowered(plan: LoweredPlan | undefined, body: readonly string[]): readonly string[] {
  if (plan === undefined) return body;
  return plan.isAtomic ? [printAtomic(plan)] : [...printGlance(plan), ...body];
}

function guarded({ index }: GuardedMemberPlan, body: readonly string[]): readonly string[] {
  return [
    `const view = this.#guard.enter(${index});`,
    ...block("try", body, "} finally {"),
    "  this.#guard.leave();",
    "}",
  ];
}
