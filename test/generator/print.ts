import type {
  ContextModel,
  Field,
  FlowModel,
  NodeModel,
  ProgramModel,
  ProviderModel,
  RecordModel,
} from "./model.js";
import { counterFile, memberName } from "./model.js";
import { PrintedFile } from "./printed-file.js";

/** The files of a program, by path. */
export function print(program: ProgramModel): Map<string, string> {
  const printing = new Printing(program);
  for (const each of program.records) printing.record(each);
  for (const each of program.providers) printing.provider(each);
  for (const each of program.nodes) printing.node(each);
  for (const each of program.contexts) printing.context(each);
  for (const each of program.flows) printing.flow(each);
  return new Map([...program.others, ...printing.texts()]);
}

class Printing {
  readonly #files = new Map<string, PrintedFile>();
  /** Where each name is declared. */
  readonly #places: ReadonlyMap<string, string>;
  readonly #providers: ReadonlyMap<string, ProviderModel>;

  constructor({ records, providers, nodes, contexts }: ProgramModel) {
    const named = [...records, ...providers, ...nodes, ...contexts];
    const ports = providers.map((each) => [portOf(each), each.file] as const);
    this.#places = new Map([...named.map((each) => [each.name, each.file] as const), ...ports]);
    this.#providers = new Map(providers.map((each) => [each.name, each]));
  }

  texts(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([path, file]) => [path, file.text()]));
  }

  record({ name, file, fields }: RecordModel): void {
    const lines = fields.map((each) => `  ${each.name}: ${each.type};`);
    this.#at(file).declare(`export interface ${name} {\n${lines.join("\n")}\n}\n`);
  }

  provider(provider: ProviderModel): void {
    const { name, needs, behindPort } = provider;
    const file = this.#at(provider.file);
    const port = portOf(provider);
    if (behindPort) file.declare(`export interface ${port} {\n  weigh(text: string): number;\n}\n`);
    const parameters = needs.map((each) => `private readonly ${this.#parameter(each, file)}`);
    const creation = needs.length === 0 ? "" : `\n  constructor(${parameters.join(", ")}) {}\n`;
    const calls = needs.map((each) => ` + this.${memberName(each)}.weigh(text)`);
    file.declare(`/** Weighs texts in its own way. */
export class ${name}${behindPort ? ` implements ${port}` : ""} {
${provider.fields.map(fieldOf).join("\n")}
${creation}
  weigh(text: string): number {
    ${provider.body}
    if (text.length > weight) return weight;
    return text.length${calls.join("")};
  }

  reset(): void {
    ${provider.fields.map((each) => `this.${each.name} = ${startOf(each)};`).join("\n    ")}
  }
}
`);
  }

  node(node: NodeModel): void {
    const file = this.#at(node.file);
    const record = this.#use(node.takes, file);
    const given = this.#use(node.gives, file);
    const needs = node.needs.map((each) => this.#parameter(each, file));
    const parameters = [`input: ${record}`, ...needs].join(", ");
    const weights = node.needs.map((each) => ` + ${memberName(each)}.weigh(input.id)`);
    const lines = Array.from(
      { length: node.length },
      (_, at) => `  total = (total * ${at + 3} + factor) % ${1009 + at};`,
    );
    const call = node.calls === undefined ? "" : `${file.use(node.calls, counterFile)}();`;
    file.declare(`${lineOf(node.comment)}/**
 * Makes a ${given}.
 * @node
 */
export function ${node.name}(${parameters})${node.inferred ? "" : `: ${given}`} {
  ${node.body}${call}
  let total = input.id.length${weights.join("")};
${lines.join("\n")}
  const result: ${given} = make(total);
  return result;
}
`);
    file.declare(maker);
  }

  context({ name, file: path, base, members, comment }: ContextModel): void {
    const file = this.#at(path);
    const lines = members.map((each) => `  ${memberName(each)} = ${this.#made(each, file)};`);
    const parent = base === undefined ? file.usePackage("FlowContext") : this.#use(base, file);
    const kind = base === undefined ? "abstract class" : "class";
    file.declare(
      `export ${kind} ${name} extends ${parent} {\n${lineOf(comment)}${lines.join("\n")}\n}\n`,
    );
  }

  flow({ name, file: path, context, steps, first }: FlowModel): void {
    const file = this.#at(path);
    const [head, ...others] = steps.map((each) => this.#use(each, file));
    const begins = head === undefined ? "" : firstStep(first, head);
    const rest = others.map((each) => `\n  .${first === "map" ? "map" : "to"}(${each})`);
    const call = `${file.usePackage("flow")}(${this.#use(context, file)})`;
    file.declare(
      `/** Runs ${name}. */\nexport const ${name} = ${call}${begins}${rest.join("")};\n`,
    );
  }

  #at(path: string): PrintedFile {
    const file = this.#files.get(path) ?? new PrintedFile(path);
    this.#files.set(path, file);
    return file;
  }

  /** A name, imported; what is declared nowhere is written all the same. */
  #use(name: string, file: PrintedFile): string {
    return file.use(name, this.#places.get(name));
  }

  #parameter(name: string, file: PrintedFile): string {
    const provider = this.#providers.get(name);
    const type = provider?.behindPort === true ? portOf(provider) : name;
    return `${memberName(name)}: ${this.#use(type, file)}`;
  }

  #made(name: string, file: PrintedFile): string {
    const provider = this.#providers.get(name);
    const used = this.#use(name, file);
    if (provider?.kind === "shared") return `${file.usePackage("shared")}(${used})`;
    const local = file.usePackage("local");
    if (provider?.kind !== "factory") return `${local}(${used})`;
    const parameters = provider.needs.map((each) => this.#parameter(each, file));
    const names = provider.needs.map(memberName);
    return `${local}((${parameters.join(", ")}) => new ${used}(${names.join(", ")}))`;
  }
}

const lineOf = (comment: string | undefined): string =>
  comment === undefined ? "" : `${comment}\n`;

const portOf = ({ name }: ProviderModel): string => `${name}Port`;

const fieldOf = (field: Field): string => `  ${field.name}: ${field.type} = ${startOf(field)};`;

function startOf({ type }: Field): string {
  if (type === "number") return "0";
  if (type === "string") return '""';
  if (type === "boolean") return "false";
  return type.endsWith("[]") ? "[]" : "new Map()";
}

const firstStep = (first: FlowModel["first"], node: string): string =>
  first === "fanOut"
    ? `.fanOut({ left: ${node}, right: ${node} }).to((both) => both.left)`
    : `.${first}(${node})`;

const maker = "const make = (total: number): any => ({ id: String(total) });\n";
