import { capturesScoped } from "../../diagnostics/sharing.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { MemberFact } from "../../model/facts.js";
import type { ContextGraph } from "../../model/graph.js";
import { taskMembers } from "../../model/lifetimes.js";
import { neededAtOnce } from "../../model/needed.js";
import { isOf } from "../../model/provider-kinds.js";
import type { Site } from "../../model/site.js";
import { groupsOf, placeOf } from "../groups.js";
import { bindingsByName } from "../lookups.js";
import { type Needer, needersOf, traceOf } from "../needs.js";
import { otherPlaces } from "../other-places.js";
import type { Check } from "./check.js";

interface Capture {
  /** Of the parameter. */
  readonly site: Site;
  readonly member: MemberFact;
  readonly scoped: MemberFact;
  readonly trace: readonly RelatedPlace[];
}

/** One error a parameter, however many members share its class. */
export const scopedCaptures: Check = ({ graph }) =>
  groupsOf(
    graph.contexts.flatMap((context) =>
      needersOf(context).flatMap((needer) => capturesOf(needer, context)),
    ),
    ({ site }) => placeOf(site),
  ).map(report);

function capturesOf(needer: Needer, context: ContextGraph): readonly Capture[] {
  const memberOf = (name: string) => bindingsByName(context).get(name)?.member;
  const member = needer.member === undefined ? undefined : memberOf(needer.member);
  const brief = taskMembers(context);
  if (member === undefined || brief.has(member.name)) return [];
  return needer.parameters.flatMap(({ parameter: { site }, resolution }) =>
    neededAtOnce(resolution)
      .filter((each) => brief.has(each))
      .flatMap((each) => memberOf(each) ?? [])
      .map((scoped) => ({ site, member, scoped, trace: traceOf(needer) })),
  );
}

function report([first, ...others]: readonly [Capture, ...Capture[]]): Diagnostic {
  const { site, member, scoped, trace } = first;
  const related = [
    ...trace,
    { ...scoped.site, message: `${scoped.name} is ${isOf[scoped.kind]}` },
    ...otherPlaces(
      others.map((each) => ({
        ...each.member.site,
        message: `${each.member.name} captures it too`,
      })),
    ),
  ];
  const names = { member: member.name, kind: member.kind, scoped: scoped.name };
  const help =
    member.kind === "shared"
      ? { help: `Pass ${scoped.name} to the methods that need it, or make ${member.name} scoped.` }
      : {};
  return capturesScoped(site, names, { ...help, related });
}
