import { grow } from "./grow.js";
import type { ProgramModel, ProviderModel } from "./model.js";

/** A program in which each provider needs the next; the last needs the first if it is a circle. */
export function chain(length: number, isCircle = false): ProgramModel {
  const model = grow({ seed: 1, nodes: 1, providers: 0, contexts: 1 });
  model.providers = Array.from({ length }, (_, at): ProviderModel => {
    const next = at + 1 < length ? at + 1 : 0;
    return {
      ...{ name: `Link${at}`, file: `src/link${Math.floor(at / 100)}.ts`, kind: "local" },
      ...{ fields: [], behindPort: false, body: "const weight = 1;" },
      needs: next > 0 || isCircle ? [`Link${next}`] : [],
    };
  });
  const context = model.contexts.at(-1);
  if (context !== undefined) context.members = model.providers.map((each) => each.name);
  for (const node of model.nodes) node.needs = ["Link0"];
  return model;
}
