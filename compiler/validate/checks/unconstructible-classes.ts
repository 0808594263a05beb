import { notConstructible } from "../../diagnostics/declarations.js";
import { whyNotConstructible } from "../construction.js";
import type { Check } from "./check.js";

export const unconstructibleClasses: Check = ({ graph }) =>
  graph.contexts
    .flatMap((each) => each.bindings)
    .flatMap((binding) => {
      const reason = whyNotConstructible(binding);
      if (reason === undefined) return [];
      const { member, class: made } = binding;
      const name = made?.name ?? member.typeText;
      const related =
        made === undefined ? [] : [{ ...made.site, message: `${name} is declared here` }];
      return [notConstructible(member.source.argumentSite, { name, reason }, { related })];
    });
