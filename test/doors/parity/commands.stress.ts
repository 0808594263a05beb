import { it } from "vitest";
import { Case, cases, sourcesOf, typesOf } from "./cases.js";
import { commands } from "./commands.js";
import { expectParity } from "./expect-parity.js";
import { typescripts } from "./typescript.js";

it.each(cases)("%s is the same for commands, tspc and editors", async (name) => {
  const program = new Case(sourcesOf(name), { types: typesOf(name) });
  await expectParity(program, { ...commands, ...typescripts });
});
