import { ownList } from "./built-configs.js";
import { withElement, withValue } from "./json-edit.js";
import { stringsIn } from "./json-file.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import type { Need } from "./step.js";

/** The wiring is for Node: from TypeScript 6 on its types are only there when they are named. */
export function typesSteps(facts: ProjectFacts): readonly Need[] {
  const { parsed, tsconfig, typescript } = facts;
  const types = parsed.options.types;
  const isAutomatic = types === undefined && typescript !== undefined && typescript.major < 6;
  if (isAutomatic || types?.includes("node") || types?.includes("*")) return [];
  const path = ["compilerOptions", "types"];
  const own = ownList(tsconfig, "types");
  return [
    {
      ...{ check: "types", file: nameOf(facts, tsconfig.path) },
      wrong: 'compilerOptions.types lacks "node"',
      done: 'compilerOptions.types has "node"',
      edit: (text) =>
        own === undefined
          ? withValue(text, path, [...stringsIn(types), "node"])
          : withElement(text, path, "node"),
    },
  ];
}
