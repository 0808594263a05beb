import { sharedCapturesLocal } from "../../diagnostics/sharing.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { MemberFact } from "../../model/facts.js";
import type { ContextGraph, Resolution } from "../../model/graph.js";
import { taskMembers } from "../../model/lifetimes.js";
import { neededAtOnce, neededMembers } from "../../model/needed.js";
import { inSharedMemory, isOf } from "../../model/provider-kinds.js";
import type { Site } from "../../model/site.js";
import { groupsOf, placeOf } from "../groups.js";
import { bindingsByName } from "../lookups.js";
import { type Needer, needersOf, traceOf } from "../needs.js";
import { otherPlaces } from "../other-places.js";
import type { Check } from "./check.js";

interface Capture {
  /** Of the parameter. */
  readonly site: Site;
  readonly shared: string;
  readonly sharedSite: Site;
  readonly captured: MemberFact;
  readonly trace: readonly RelatedPlace[];
}

/** One error a parameter, however many members share its class. */
export const sharedCaptures: Check = ({ graph }) =>
  groupsOf(
    graph.contexts.flatMap((context) =>
      needersOf(context).flatMap((needer) => capturesOf(needer, context)),
    ),
    ({ site }) => placeOf(site),
  ).map(report);

function capturesOf(needer: Needer, context: ContextGraph): readonly Capture[] {
  const memberOf = (name: string) => bindingsByName(context).get(name)?.member;
  const shared = needer.member === undefined ? undefined : memberOf(needer.member);
  if (shared === undefined || !inSharedMemory(shared.kind)) return [];
  return needer.parameters.flatMap(({ parameter: { site }, resolution }) =>
    neededMembers(resolution)
      .flatMap((name) => memberOf(name) ?? [])
      .filter((each) => !isEverywhere(each) && !isBrief(each.name, resolution, context))
      .map((captured) => {
        const trace = traceOf(needer);
        return { site, shared: shared.name, sharedSite: shared.site, captured, trace };
      }),
  );
}

/** Of which AF3003 speaks. */
const isBrief = (name: string, resolution: Resolution, context: ContextGraph): boolean =>
  neededAtOnce(resolution).includes(name) && taskMembers(context).has(name);

/** What all threads have. */
const isEverywhere = ({ kind }: MemberFact): boolean => kind === "shared" || kind === "value";

function report([first, ...others]: readonly [Capture, ...Capture[]]): Diagnostic {
  const { site, shared, captured, trace } = first;
  const { name: local, kind } = captured;
  const help = `Pass ${local} to the methods that need it, or make ${shared} local.`;
  const related = [
    ...trace,
    { ...captured.site, message: `${local} is ${isOf[kind]}` },
    ...otherPlaces(
      others.map((each) => ({ ...each.sharedSite, message: `${each.shared} captures it too` })),
    ),
  ];
  return sharedCapturesLocal(site, { shared, local, kind }, { help, related });
}
