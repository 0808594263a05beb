import type { Resolution } from "./graph.js";

/** The members that have to be there before the owner of a parameter can be made or called. */
export function neededAtOnce(resolution: Resolution): readonly string[] {
  if (resolution.kind === "all") return resolution.members;
  return resolution.kind === "member" ? [resolution.member] : [];
}

/** All members that a parameter leads to. */
export function neededMembers(resolution: Resolution): readonly string[] {
  if (resolution.kind === "lazy") return [resolution.member];
  if (resolution.kind !== "maker") return neededAtOnce(resolution);
  return resolution.parameters.flatMap((each) => neededMembers(each.resolution));
}

/** Whether the context answers for a parameter. */
export const isInjected = ({ kind }: Resolution): boolean =>
  kind === "member" || kind === "all" || kind === "lazy" || kind === "maker";
