import { access, element, key, typeIndex } from "../model/identifiers.js";
import type {
  GuardedMemberPlan,
  GuardedMethod,
  GuardedProperty,
  SharedClassPlan,
} from "../model/plan.js";
import { printParameter } from "./parameters.js";
import { block, docComment, indent, list, spaced } from "./text.js";

/** The members, each between `enter` and `leave`. */
export function printHandle(plan: SharedClassPlan): readonly string[] {
  const { type, names, members } = plan;
  const head = [`readonly ${names.own}: af.Guard<${type}>;`];
  const creation = block(`constructor(guard: af.Guard<${type}>)`, [`this.${names.own} = guard;`]);
  const printed = members.flatMap((each) => {
    return each.kind === "method" ? [printMethod(each, plan)] : printProperty(each, plan);
  });
  return [
    ...docComment(["What nodes and the main thread hold: each use takes the lock."]),
    ...block(`class ${names.handle}`, spaced([head, creation, ...printed])),
  ];
}

function printProperty(member: GuardedProperty, plan: SharedClassPlan) {
  const name = key(member.name);
  const type = `${plan.type}${typeIndex(member.name)}`;
  const value = `view${reached(member)}`;
  const read = guarded(member, plan, [returned(member, plan, value)]);
  const write = guarded(member, plan, [`${value} = value;`]);
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
  return [...signature, ...indent(guarded(member, plan, [returned(member, plan, call)])), "}"];
}

/** TypeScript lets nobody say `.name` of a private member, but `["name"]`. */
const reached = ({ name, hidden }: GuardedMemberPlan): string =>
  hidden ? element(name) : access(name);

function returned(
  { copyOut }: GuardedProperty | GuardedMethod,
  { names }: SharedClassPlan,
  value: string,
): string {
  return copyOut ? `return this.${names.own}.copyOut(${value});` : `return ${value};`;
}

function guarded(
  { index }: GuardedMemberPlan,
  { names }: SharedClassPlan,
  body: readonly string[],
): readonly string[] {
  return [
    `const view = this.${names.own}.enter(${index});`,
    ...block("try", body, "} finally {"),
    `  this.${names.own}.leave();`,
    "}",
  ];
}
