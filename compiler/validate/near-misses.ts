import type { ParameterFact } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import { isDeclared } from "../model/services.js";
import type { Program } from "./checks/check.js";

/** What to do about a parameter that nobody provides. */
export function missingHelp(
  parameter: ParameterFact,
  context: ContextGraph,
  program: Program,
): string {
  const misses = [...similarNames(parameter, context), ...elsewhere(parameter, context, program)];
  return [...misses, fix(parameter, context, program)].join("\n");
}

const similarNames = ({ name }: ParameterFact, { bindings }: ContextGraph): readonly string[] =>
  bindings
    .filter(({ member }) => distance(member.name, name) <= Math.max(1, name.length / 3))
    .map(({ member }) => `Did you mean \`${member.name}\`, which provides ${member.typeText}?`);

const elsewhere = (
  { type }: ParameterFact,
  context: ContextGraph,
  { graph }: Program,
): readonly string[] =>
  graph.contexts
    .filter((each) => each !== context && each.bindings.some(({ member }) => member.type === type))
    .map((each) => `It is provided in ${each.context.name}.`);

function fix(
  { name, type, typeText }: ParameterFact,
  { context }: ContextGraph,
  { facts }: Program,
): string {
  const provider = isDeclared(facts.types, type)
    ? `${name} = local(${typeText.replace(/<.*/u, "")})`
    : `${name} = local(() => ...)`;
  const how = isDeclared(facts.types, type) ? "" : ", a factory,";
  return `Add \`${provider}\`${how} to ${context.name}.`;
}

/** Levenshtein's, by rows. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
