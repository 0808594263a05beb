import typescript from "typescript";
import { it } from "vitest";
import { cases } from "./cases.js";
import { commands } from "./commands.js";
import type { Doors } from "./door.js";
import { expectParity } from "./expect-parity.js";
import { edited, older, transformed } from "./typescript.js";

const doors: Doors = {
  ...commands,
  tspc: ({ project }) => transformed(typescript, project),
  ...(older && {
    "tspc with an older TypeScript": ({ project }) => transformed(older!, project),
  }),
  editor: ({ project, files }) => edited({ project, paths: Object.keys(files) }),
};

it.each(cases)("%s is the same for commands, tspc and editors", (name) =>
  expectParity(name, doors),
);
