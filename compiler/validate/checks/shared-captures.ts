import { sharedCapturesLocal } from "../../diagnostics/sharing.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import type { Site } from "../../model/site.js";
import { groupsOf, placeOf } from "../groups.js";
import { type Needer, needersOf } from "../needs.js";
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

function capturesOf(needer: Needer, { bindings }: ContextGraph): readonly Capture[] {
  const memberOf = (name: string | undefined, kind: "local" | "shared") =>
    bindings.find(({ member }) => member.name === name && member.kind === kind)?.member;
  const shared = memberOf(needer.member, "shared");
  if (shared === undefined) return [];
  return needer.parameters.flatMap(({ parameter: { site }, resolution }) => {
    const local = resolution.kind === "member" ? memberOf(resolution.member, "local") : undefined;
    if (local === undefined) return [];
    const names = { shared: shared.name, local: local.name };
    return [
      { site, ...names, sharedSite: shared.site, localSite: local.site, trace: needer.trace },
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
