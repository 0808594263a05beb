import type { CompileResult } from "../compile.js";
import type { ResolvedParameter } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { SafeResult } from "./compile-safely.js";

export type Explained = Pick<CompileResult, "facts" | "graph" | "plans">;
export type Lines = readonly string[];

export const isWhole = (result: SafeResult): result is SafeResult & Explained =>
  result.facts !== undefined && result.graph !== undefined && result.plans !== undefined;

export const at = ({ file, line, column }: Site): string => `${file}:${line}:${column}`;

/** `  tokenizer: Tokenizer <- Corpus.tokenizer`. */
export function parameterLine(
  context: string,
  { parameter, resolution }: ResolvedParameter,
): string {
  const member = (name: string) => `${context}.${name}`;
  const name = `  ${parameter.name}: ${parameter.typeText}`;
  if (resolution.kind === "input") return `${name} <- input ${resolution.index + 1}`;
  if (resolution.kind === "member") return `${name} <- ${member(resolution.member)}`;
  if (resolution.kind === "all")
    return `${name} <- all of ${resolution.members.map(member).join(", ")}`;
  if (resolution.kind === "lazy") return `${name} <- ${member(resolution.member)}, when called`;
  if (resolution.kind === "maker") return `${name} <- makes one for each call`;
  if (resolution.kind === "none") return `${name} has no provider at all`;
  if (resolution.kind === "ambiguous")
    return `${name} <- one of ${resolution.members.map(member).join(", ")}`;
  if (resolution.kind === "mismatch")
    return `${name} does not fit ${member(resolution.member)}: ${resolution.reason}`;
  if (resolution.kind === "call") return `${name} <- the call's ${resolution.of}`;
  if (resolution.kind === "broken") return `${name} needs a member that has errors`;
  return `${name} ${resolution.kind === "absent" ? "is optional and left out" : "has no provider"}`;
}
