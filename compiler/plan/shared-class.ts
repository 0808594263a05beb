import type { ClassFact, FieldFact, MethodFact, ParameterFact } from "../model/facts.js";
import type { Binding } from "../model/graph.js";
import { typeIndex } from "../model/identifiers.js";
import type {
  GuardedMemberPlan,
  GuardedMethod,
  GuardedProperty,
  LoweredPlan,
  ParameterPlan,
  SharedClassPlan,
  TypeText,
} from "../model/plan.js";
import type { TypeId, TypeTable } from "../model/types.js";
import { layoutOf } from "./layout.js";
import { Lowerings } from "./lowering.js";
import { lowerFirst, Names } from "./names.js";
import { classOf, originOf, type Scope } from "./scope.js";

/** The layout of a shared class, and what its handle lets through. */
export function planSharedClass(
  binding: Binding,
  isSharded: boolean,
  scope: Scope,
): SharedClassPlan {
  const of = classOf(binding);
  if (of.import === undefined) throw new Error(`${of.name} is not exported`);
  const className = scope.imports.value(of.import, of.name);
  const { names } = scope;
  const type = scope.types.of(binding.member.type, `InstanceType<typeof ${className}>`);
  const { fields, codecs, cells, fieldList, hash } = layoutOf({
    ...{ className: of.name, fields: of.fields, types: scope.facts.types, names },
  });
  return {
    className,
    type,
    names: {
      fields: names.claim(`${of.name}Fields`),
      view: names.claim(`${of.name}View`),
      handle: names.claim(`${of.name}Handle`),
      definition: names.claim(lowerFirst(of.name)),
    },
    origin: originOf(of.site),
    ...{ cells, layout: hash, fieldList, fields, codecs },
    members: membersOf(of, {
      ...{ type, types: scope.facts.types },
      lowerings: new Lowerings({
        ...{ methods: of.methods, fields },
        hasJointCalls: scope.facts.hasJointCalls || isSharded,
      }),
    }),
  };
}

interface Face {
  readonly type: TypeText;
  readonly types: TypeTable;
  readonly lowerings: Lowerings;
}

/**
 * Members in declaration order: fields, then accessors and methods. Also those that are private in TypeScript: a
 * method may use them on another object of its class, which it knows by its handle.
 */
function membersOf(of: ClassFact, face: Face): readonly GuardedMemberPlan[] {
  const fields = of.fields.filter((each) => each.visibility !== "#private");
  const methods = of.methods.filter((each) => each.visibility !== "#private");
  const names = new Set(methods.map((each) => each.name));
  const makers = [
    ...fields.map((field) => (index: number) => fieldOf(field, index, face)),
    ...[...names].map((name) => (index: number) => {
      return methodOrAccessor(
        methods.filter((each) => each.name === name),
        index,
        face,
      );
    }),
  ];
  return makers.map((make, index) => make(index));
}

function fieldOf(field: FieldFact, index: number, { types, lowerings }: Face): GuardedProperty {
  const { access, because, plan } = lowerings.ofField(field.name);
  const writes = !field.readonly;
  return {
    ...{ index, name: field.name, hidden: isHidden(field), access, kind: "field", because },
    ...{ reads: true, writes, copyOut: mayBeLive(field.type, types) },
    ...(field.optional && { optional: true }),
    ...(plan !== undefined && { read: plan }),
    ...(plan !== undefined && access === "atomic" && writes && { write: setting(plan) }),
  };
}

const setting = ({ kind, cell }: LoweredPlan): LoweredPlan => ({
  ...{ does: "set", kind, cell, isAtomic: true, value: "value" },
});

function methodOrAccessor(
  facts: readonly MethodFact[],
  index: number,
  face: Face,
): GuardedMemberPlan {
  const [method] = facts;
  if (method === undefined) throw new Error("a member without a declaration");
  return method.kind === "method" ? methodOf(method, index, face) : accessorOf(facts, index, face);
}

function accessorOf(facts: readonly MethodFact[], index: number, face: Face): GuardedProperty {
  const getter = facts.find((each) => each.kind === "getter");
  const setter = facts.find((each) => each.kind === "setter");
  const read = getter && face.lowerings.ofMethod(getter, []);
  const write = setter && face.lowerings.ofMethod(setter, ["value"]);
  const [first] = facts;
  const { access, because } = read ?? write ?? { access: "guarded", because: "" };
  return {
    ...{ index, name: first!.name, hidden: isHidden(first!), access, kind: "accessor", because },
    ...{ reads: getter !== undefined, writes: setter !== undefined },
    copyOut: getter !== undefined && mayBeLive(getter.returns, face.types),
    ...(read?.plan !== undefined && { read: read.plan }),
    ...(write?.plan !== undefined && { write: write.plan }),
  };
}

function methodOf(method: MethodFact, index: number, face: Face): GuardedMethod {
  const parameters = parametersOf(method, face.type);
  const names = parameters?.map((each) => each.name) ?? [];
  const { access, because, plan } = face.lowerings.ofMethod(method, names);
  return {
    ...{ index, name: method.name, hidden: isHidden(method), access, kind: "method", because },
    parameters,
    copyOut: mayBeLive(method.returns, face.types),
    ...(plan !== undefined && { lowered: plan }),
  };
}

const isHidden = ({ visibility }: FieldFact | MethodFact): boolean => visibility !== "public";

/** One by one where that keeps their names; as they come where the types depend on each other. */
function parametersOf(
  { name, parameters, generic, overloads }: MethodFact,
  type: TypeText,
): readonly ParameterPlan[] | undefined {
  const given = parameters.filter((each) => each.form !== "this");
  if (generic || overloads > 0 || given.some((each) => each.form !== "plain")) return undefined;
  const names = new Names(["view", "seen"]);
  return given.map((parameter, at) => ({
    name: names.claim(parameter.name),
    type: `Parameters<${type}${typeIndex(name)}>[${at}]`,
    optional: isOptionalTo(given, at),
  }));
}

const isOptionalTo = (parameters: readonly ParameterFact[], at: number): boolean =>
  parameters.slice(at).every((each) => each.optional);

/** Anything but a primitive: a live container, the view itself, or something around them. */
function mayBeLive(id: TypeId, types: TypeTable): boolean {
  const fact = types.get(id)?.fact;
  switch (fact?.kind) {
    case "literal":
    case "enum":
      return false;
    case "primitive":
      return fact.name === "any" || fact.name === "unknown" || fact.name === "object";
    case "union":
      return fact.members.some((each) => mayBeLive(each, types));
    default:
      return true;
  }
}
