import { leftOverInput } from "../../diagnostics/flows.js";
import type { ContextGraph, FlowInput } from "../../model/graph.js";
import { edgesOf, labelOf, leftOverOf } from "../edges.js";
import { isSimilar } from "../similar.js";
import type { Check } from "./check.js";

/** Only a first step may take more than the value that arrives. */
export const leftOverInputs: Check = ({ graph }) =>
  graph.contexts.flatMap((context) =>
    edgesOf(context).flatMap((edge) => {
      const left = leftOverOf(edge);
      if (left.length === 0) return [];
      const { target } = edge;
      const label = labelOf(target.fact);
      const names = { step: label, inputs: left.map((each) => each.name) };
      const help = [...left.flatMap((each) => similar(each, context)), usual(context)].join("\n");
      const related = left.map(({ site, name }) => ({
        ...site,
        message: `${label} takes ${name}`,
      }));
      return [leftOverInput(target.fact.site, names, { help, related })];
    }),
  );

const usual = ({ context }: ContextGraph): string =>
  `One value arrives. Put all that is needed into it, or into ${context.name}.`;

const similar = ({ name }: FlowInput, { bindings }: ContextGraph): readonly string[] =>
  bindings
    .filter(({ member }) => isSimilar(name, member.name))
    .map(({ member }) => `Did you mean \`${member.name}\`, which is a member?`);
