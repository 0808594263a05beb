import { emptyCollection } from "../../diagnostics/life.js";
import { typeText } from "../../model/type-lookup.js";
import { grouped } from "../grouped.js";
import { needsOf, placesOf } from "../needs.js";
import type { Check } from "./check.js";

/** One error a type and context. */
export const emptyCollections: Check = ({ graph, facts }) =>
  graph.contexts.flatMap((context) =>
    grouped(needsOf(context), ({ resolution }) =>
      resolution.kind === "none" ? resolution.of : undefined,
    ).flatMap((needs) => {
      const [{ parameter, needer, resolution }] = needs;
      if (resolution.kind !== "none") return [];
      const type = typeText(facts.types, resolution.of);
      const names = { type, parameter: parameter.name, owner: needer.label };
      return [emptyCollection(parameter.site, names, { related: placesOf(needs) })];
    }),
  );
