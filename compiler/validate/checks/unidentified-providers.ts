import { unidentifiedProvider } from "../../diagnostics/resolution.js";
import { grouped } from "../grouped.js";
import { saysNothing } from "../identification.js";
import { needsOf, placesOf } from "../needs.js";
import type { Check } from "./check.js";

/** What a provider needs must be found by a type, unless the name finds it. */
export const unidentifiedProviders: Check = ({ graph, facts }) =>
  graph.contexts.flatMap((context) =>
    grouped(needsOf(context), ({ resolution, parameter: { site, type } }) =>
      (resolution.kind === "missing" && saysNothing(type, facts.types)) ||
      (resolution.kind === "mismatch" && type === "never")
        ? `${site.file}:${site.line}:${site.column}`
        : undefined,
    ).map((needs) => {
      const [{ parameter, needer }] = needs;
      const { name, typeText: type, site } = parameter;
      const names = { type, parameter: name, owner: needer.label };
      return unidentifiedProvider(site, names, { related: placesOf(needs) });
    }),
  );
