import type { MemberFact, ParameterFact } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import type { ClassHeadingFact } from "../model/module-facts.js";
import { isDeclared, isService } from "../model/services.js";
import { definiteAlternatives, typeFact, typeText } from "../model/type-lookup.js";
import type { TypeId } from "../model/types.js";
import type { Program } from "./checks/check.js";
import { implementationsOf, isAbstract } from "./implementations.js";
import { isSimilar } from "./similar.js";

/** A parameter that nobody provides, and where. */
export interface Missing {
  readonly parameter: ParameterFact;
  readonly context: ContextGraph;
  readonly program: Program;
}

interface Elsewhere {
  readonly context: string;
  readonly member: MemberFact;
}

/** What to do about it: what may have been meant, then how to add a provider. */
export function missingHelp(missing: Missing): readonly string[] {
  const elsewhere = providersElsewhere(missing);
  return [
    ...fitting(missing),
    ...namesakes(missing),
    ...elsewhere.map(
      ({ context, member }) => `It is provided in ${context}, as \`${member.name}\`.`,
    ),
    fix(missing, elsewhere[0]),
  ];
}

const membersOf = ({ context }: Missing): readonly MemberFact[] =>
  context.bindings.map((each) => each.member);

/** The class or the interface, where the parameter may be null as well. */
export const wantedType = ({ parameter, program }: Missing): TypeId =>
  definiteAlternatives(program.facts.types, parameter.type)[0] ?? parameter.type;

const fittingMembers = (missing: Missing): readonly MemberFact[] =>
  membersOf(missing).filter(
    ({ type }) =>
      type !== "any" && missing.program.oracle.mismatch(type, missing.parameter.type) === undefined,
  );

/** The names of members that would do, of which the parameter's may be a slip. */
export const similarMembers = (missing: Missing): readonly string[] =>
  fittingMembers(missing)
    .map((each) => each.name)
    .filter((each) => isSimilar(missing.parameter.name, each));

/** Members that would do, and by their names or methods seem to be meant. */
function fitting(missing: Missing): readonly string[] {
  const { parameter, program } = missing;
  const { types } = program.facts;
  return fittingMembers(missing)
    .flatMap(({ name, type }) => {
      const provides = `\`${name}\`, which provides ${typeText(types, type)}`;
      if (isSimilar(parameter.name, name)) return [`Did you mean ${provides}?`];
      if (!isService(types, parameter.type)) return [];
      const wanted = typeText(types, wantedType(missing));
      return [`Did you mean ${provides}? It does not say \`implements ${wanted}\`.`];
    })
    .slice(0, 3);
}

/** Types of the same name that are declared elsewhere: the wrong one was imported. */
function namesakes(missing: Missing): readonly string[] {
  const { types } = missing.program.facts;
  const wanted = wantedType(missing);
  const text = typeText(types, wanted);
  return membersOf(missing)
    .filter(({ type }) => type !== wanted && typeText(types, type) === text)
    .map(
      ({ name, type }) =>
        `\`${name}\` provides ${text} of ${fileOf(missing, type)}, not of ${fileOf(missing, wanted)}.`,
    );
}

function fileOf({ program }: Missing, type: TypeId): string {
  const fact = typeFact(program.facts.types, type);
  return fact !== undefined && "declaration" in fact
    ? fact.declaration.slice(0, fact.declaration.lastIndexOf("#"))
    : "elsewhere";
}

/** The members of other contexts that would do. */
export function providersElsewhere(missing: Missing): readonly Elsewhere[] {
  const { context, program } = missing;
  const { facts } = program;
  if (!isDeclared(facts.types, wantedType(missing))) return [];
  return facts.contexts
    .filter(({ key }) => key !== context.context.key)
    .flatMap(({ name, members }) =>
      members
        .filter((each) => provides(each, missing) && !membersOf(missing).includes(each))
        .map((member) => ({ context: name, member })),
    );
}

function provides({ type, source }: MemberFact, missing: Missing): boolean {
  const { types, classes } = missing.program.facts;
  const wanted = wantedType(missing);
  const fact = typeFact(types, type);
  const declared = fact !== undefined && "supertypes" in fact ? fact.supertypes : [];
  const made = source.from === "class" ? (classes.get(source.class)?.supertypes ?? []) : [];
  return [type, ...declared, ...made].includes(wanted);
}

function fix(missing: Missing, like: Elsewhere | undefined): string {
  const { context, parameter, program } = missing;
  const { types } = program.facts;
  const { name } = context.context;
  const wanted = wantedType(missing);
  const text = typeText(types, wanted);
  const made = (type: string, kind = "local") =>
    `Add \`${parameter.name} = ${kind}(${type})\` to ${name}.`;
  if (like?.member.source.from === "class") {
    return made(typeText(types, like.member.type), like.member.kind);
  }
  if (isAbstract(program.facts, wanted)) {
    const [only, ...others] = implementationsOf(program.facts, wanted);
    if (only !== undefined && others.length === 0) return made(only.name);
    const known = others.length === 0 ? "" : `, such as ${namesOf([only!, ...others])}`;
    const says = typeFact(types, wanted)?.kind === "class" ? "extends" : "implements";
    return `Add a member to ${name} whose class says \`${says} ${text}\`${known}.`;
  }
  if (typeFact(types, wanted)?.kind === "class") return made(text);
  return `Add \`${parameter.name} = local(() => ...)\`, a factory, to ${name}.`;
}

const shown = 5;

function namesOf(classes: readonly ClassHeadingFact[]): string {
  const more = classes.length > shown ? ", ..." : "";
  return `${classes
    .slice(0, shown)
    .map((each) => each.name)
    .join(", ")}${more}`;
}
