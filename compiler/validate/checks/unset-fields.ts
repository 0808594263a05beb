import { unsetField } from "../../diagnostics/sharing.js";
import { groupsOf, placeOf } from "../groups.js";
import { sharedAs } from "../guarded-bodies.js";
import { sharedBindings } from "../shared-bindings.js";
import type { Check } from "./check.js";

/** A factory may set what the constructor does not. */
export const unsetFields: Check = ({ graph, facts }) =>
  groupsOf(
    sharedBindings(graph).flatMap((shared) => {
      const { member, class: of } = shared.binding;
      if (of === undefined || member.source.from !== "class") return [];
      const unset = facts.classBodies.get(of.key)?.unset ?? [];
      return of.fields
        .filter((each) => unset.includes(each.name))
        .map((field) => ({ field, of, shared }));
    }),
    ({ field }) => placeOf(field.site),
  ).map((group) => {
    const [{ field, of }] = group;
    const related = sharedAs(group);
    return unsetField(field.site, { field: field.name, name: of.name }, { related });
  });
