import { hashPrivateField, notShareable, sharedCapturesLocal } from "../../diagnostics/sharing.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { FieldFact } from "../../model/facts.js";
import type { Binding, ContextGraph } from "../../model/graph.js";
import { typeText } from "../../model/type-lookup.js";
import { unshareable } from "../shareable.js";
import type { Check, Program } from "./check.js";

export const sharedValues: Check = (program) =>
  shared(program).flatMap(({ binding }) => report(binding, program));

const shared = ({ graph }: Program) =>
  graph.contexts.flatMap((context) =>
    context.bindings
      .filter(({ member }) => member.kind === "shared")
      .map((binding) => ({ binding, context })),
  );

function report(
  { member, class: made, parameters }: Binding,
  program: Program,
): readonly Diagnostic[] {
  const at = member.source.argumentSite;
  if (made === undefined) return [notShareable(at, { chain: [member.typeText] })];
  const hashed = made.fields.filter((each) => each.visibility === "#private");
  if (hashed.length > 0) {
    return hashed.map(({ site, name }) => hashPrivateField(site, { field: name, name: made.name }));
  }
  const injected = injectedTypes(parameters);
  return made.fields
    .filter((each) => !injected.has(each.type))
    .flatMap((field) => fieldOf(field, { at, name: made.name, program }));
}

/** Fields that keep a dependency are judged as captures; when nobody provides it, that is reported. */
const injectedTypes = (parameters: Binding["parameters"]): ReadonlySet<string> =>
  new Set(
    parameters
      .filter(({ resolution }) => resolution.kind !== "absent")
      .map(({ parameter }) => parameter.type),
  );

interface Place {
  readonly at: Binding["member"]["site"];
  readonly name: string;
  readonly program: Program;
}

function fieldOf(field: FieldFact, { at, name, program }: Place): readonly Diagnostic[] {
  const { types } = program.facts;
  const culprit = unshareable(field.type, types);
  if (culprit === undefined) return [];
  const chain = [name, field.name, typeText(types, culprit)];
  const related = [{ ...field.site, message: `appears within ${name}` }];
  return [notShareable(at, { chain }, { related })];
}

export const sharedCaptures: Check = (program) =>
  shared(program).flatMap(({ binding, context }) => captures(binding, context));

const captures = (binding: Binding, { bindings }: ContextGraph): readonly Diagnostic[] =>
  binding.parameters.flatMap(({ parameter, resolution }) => {
    if (resolution.kind !== "member") return [];
    const needed = bindings.find((each) => each.member.name === resolution.member);
    if (needed?.member.kind !== "local") return [];
    const names = { shared: binding.member.name, local: needed.member.name };
    return [sharedCapturesLocal(parameter.site, names)];
  });
