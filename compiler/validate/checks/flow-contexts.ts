import { flowContext } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Site } from "../../model/site.js";
import { grouped } from "../grouped.js";
import type { Check, Program } from "./check.js";

/** Once a context, at the first flow that names it. */
export const flowContexts: Check = ({ facts }) => [
  ...grouped(
    facts.strayFlows.filter((each) => each.cause === "context"),
    ({ reason }) => reason,
  ).map(([{ site, reason }, ...others]) =>
    flowContext(site, { reason }, { related: others.map(tooAt) }),
  ),
  ...abstractContexts(facts),
];

/** An abstract context has no wiring, so that its flows would never run. */
const abstractContexts = ({ flows, contexts }: Program["facts"]): readonly Diagnostic[] =>
  grouped(flows, ({ context }) => context).flatMap(([{ site, context }, ...others]) => {
    const named = contexts.find((each) => each.key === context);
    if (named?.abstract !== true) return [];
    const help = "Name a context that extends it: an abstract one has no wiring.";
    const declared = { ...named.site, message: `${named.name} is declared here` };
    const related = [declared, ...others.map(tooAt)];
    return [
      flowContext(site, { reason: `names ${named.name}, which is abstract` }, { help, related }),
    ];
  });

const tooAt = ({ site }: { readonly site: Site }) => ({ ...site, message: "a flow of it too" });
