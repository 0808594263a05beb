import { access, key } from "../model/identifiers.js";
import type { AppMemberPlan, AppObjectPlan, WiringPlan } from "../model/plan.js";
import { printParameter } from "./parameters.js";
import { block, docComment, fits, indent, list, quote } from "./text.js";

/** The interface of what `launch` gives. */
export function printApp({ appName, context, app }: WiringPlan): readonly string[] {
  return [
    `/** The flows and shared objects of ${context}. */`,
    `export interface ${appName} extends af.App {`,
    ...indent(app.flatMap(printMember)),
    "}",
  ];
}

function printMember(member: AppMemberPlan): readonly string[] {
  const doc = docComment(member.docs);
  if (member.kind !== "flow") return [...doc, `readonly ${key(member.name)}: ${member.type};`];
  const items = [...member.parameters.map(printParameter), `${member.options}?: af.RunOptions`];
  const open = `${key(member.name)}(`;
  return [...doc, ...list({ open, items, close: `): Promise<${member.returns}>;`, column: 2 })];
}

/** The function that makes an app of the engine and the shared objects. */
export function printAppFactory({ app }: WiringPlan): readonly string[] {
  const hasPool = app.some(({ kind }) => kind === "pool");
  const hasShared = app.some(({ kind }) => kind !== "flow" && kind !== "pool");
  const shared = hasShared ? ", shared" : hasPool ? ", _shared" : "";
  const parameters = `engine${shared}${hasPool ? ", slots" : ""}`;
  return [`app: (${parameters}) => ({`, ...indent(app.flatMap(printImplementation)), "}),"];
}

function printImplementation(member: AppMemberPlan): readonly string[] {
  if (member.kind === "pool") return [`${key(member.name)}: slots.${member.accessor}(),`];
  if (member.kind !== "flow") return printObject(member);
  const { name, arguments: inputs, optionsArgument: options } = member;
  const program = `(run) => flows${access(name)}(${["run", ...inputs].join(", ")})`;
  const head = `${key(name)}: (${[...inputs, options].join(", ")}) =>`;
  const call = `engine.run(${quote(name)}, ${options}, ${program}),`;
  return fits(`${head} ${call}`, 4) ? [`${head} ${call}`] : [head, `  ${call}`];
}

function printObject({ kind, name, type, property }: AppObjectPlan): readonly string[] {
  const own = `shared${access(property)}`;
  if (kind === "shared") return [`${key(name)}: ${own},`];
  return block(`get ${key(name)}(): ${type}`, [`return af.merged(${own});`], "},");
}
