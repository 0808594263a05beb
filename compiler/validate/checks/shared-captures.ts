import { sharedCapturesLocal } from "../../diagnostics/sharing.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
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
  readonly local: string;
  readonly localSite: Site;
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
  const memberOf = (name: string, kind: "local" | "shared") => {
    const member = bindingsByName(context).get(name)?.member;
    return member?.kind === kind ? member : undefined;
  };
  const shared = needer.member === undefined ? undefined : memberOf(needer.member, "shared");
  if (shared === undefined) return [];
  return needer.parameters.flatMap(({ parameter: { site }, resolution }) => {
    const local = resolution.kind === "member" ? memberOf(resolution.member, "local") : undefined;
    if (local === undefined) return [];
    const names = { shared: shared.name, local: local.name };
    return [
      { site, ...names, sharedSite: shared.site, localSite: local.site, trace: traceOf(needer) },
    ];
  });
}

function report([first, ...others]: readonly [Capture, ...Capture[]]): Diagnostic {
  const { site, shared, local, trace } = first;
  const help = `Pass ${local} to the methods that need it, or make ${shared} local.`;
  const related = [
    ...trace,
    { ...first.localSite, message: `${local} is local` },
    ...otherPlaces(
      others.map((each) => ({ ...each.sharedSite, message: `${each.shared} captures it too` })),
    ),
  ];
  return sharedCapturesLocal(site, { shared, local }, { help, related });
}
