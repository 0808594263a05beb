import { catalogue } from "../diagnostics/registry.js";
import { compileSafely } from "./compile-safely.js";
import { explainFlow } from "./explain-flow.js";
import { explainMember } from "./explain-member.js";
import { explainNode } from "./explain-node.js";
import { type Explained, isWhole } from "./explained.js";
import { didYouMean } from "./near-misses.js";
import { inputOf } from "./program-host.js";
import { report } from "./report.js";
import { WrongUse } from "./wrong-use.js";

/** Tells of a code of the catalogue, or of what has this name in the program. */
export function explain(name: string, project: string): number {
  if (/^AF\d+$/iu.test(name)) return say(explainCode(name.toUpperCase()));
  const input = inputOf(project);
  const result = compileSafely(input);
  return isWhole(result) ? say(explainName(result, name)) : report({ ...result, root: input.root });
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function explainCode(code: string): string {
  const entry = catalogue.find((each) => each.code === code);
  if (entry === undefined) throw unknown(code, codes);
  const { severity, title, explanation, help } = entry;
  return [`${code} (${severity}): ${title}`, explanation, help]
    .filter((each) => each !== "")
    .join("\n\n");
}

function explainName(result: Explained, name: string): string {
  const parts = [
    ...explainNode(result, name),
    ...explainMember(result, name),
    ...explainFlow(result, name),
  ];
  if (parts.length === 0) throw unknown(name, [...namesIn(result), ...codes]);
  return parts.map((lines) => lines.join("\n")).join("\n\n");
}

const codes: readonly string[] = catalogue.map((each) => each.code);

const namesIn = ({ facts }: Explained): readonly string[] => [
  ...facts.nodes.map((each) => each.name),
  ...facts.flows.map((each) => each.name),
  ...facts.contexts.flatMap(({ members }) => members.map((each) => each.name)),
];

const unknown = (name: string, known: readonly string[]): WrongUse =>
  new WrongUse(`Nothing is called ${name}.${didYouMean(name, known)}`);
