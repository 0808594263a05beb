import { openGeneric } from "../../diagnostics/resolution.js";
import { isOpenGeneric } from "../faulty-members.js";
import type { Check } from "./check.js";

export const openGenerics: Check = ({ facts, graph }) => [
  ...graph.contexts
    .flatMap((each) => each.bindings)
    .filter(({ member }) => isOpenGeneric(member, facts.types))
    .map(({ member, class: made }) => {
      const { argumentSite, from } = member.source;
      const name = made?.name ?? member.typeText;
      if (from === "class")
        return openGeneric(
          argumentSite,
          { what: "Class", name },
          { help: `Write them: \`${member.kind}(${name}<...>)\`.` },
        );
      const help = "Write the return type of the factory, with its type arguments.";
      return openGeneric(argumentSite, { what: "The type of member", name: member.name }, { help });
    }),
  ...facts.nodes
    .filter((each) => each.typeParameters !== undefined)
    .map(({ site, name }) => {
      const help =
        "Write a node for the types that the flow has, and call the generic function in it.";
      return openGeneric(site, { what: "Node", name }, { help });
    }),
];
