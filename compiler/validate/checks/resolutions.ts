import { ambiguousProvider, providerMismatch } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ResolvedParameter } from "../../model/graph.js";
import { needersOf } from "../needs.js";
import type { Check } from "./check.js";

/** Parameters that several members, or a member of another type, would answer. */
export const resolutions: Check = ({ graph }) =>
  graph.contexts
    .flatMap(needersOf)
    .flatMap(({ parameters, trace }) =>
      parameters.flatMap((each) => wrong(each).map((found) => ({ ...found, related: trace }))),
    );

function wrong({ parameter, resolution }: ResolvedParameter): readonly Diagnostic[] {
  const { site, name } = parameter;
  if (resolution.kind === "ambiguous") {
    const { members } = resolution;
    const help = `Rename the parameter to one of ${members.join(", ")}.`;
    return [ambiguousProvider(site, { parameter: name, members }, { help })];
  }
  if (resolution.kind !== "mismatch") return [];
  const { member, reason } = resolution;
  const help = `${reason}\nRename the parameter, or change its type.`;
  return [providerMismatch(site, { parameter: name, member }, { help })];
}
