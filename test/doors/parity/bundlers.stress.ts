import { it } from "vitest";
import { bundlers } from "./bundlers.js";
import { Case, cases, sourcesOf, typesOf } from "./cases.js";
import { expectParity } from "./expect-parity.js";

it.each(cases)("%s is the same in every bundler", async (name) => {
  await expectParity(new Case(sourcesOf(name), { types: typesOf(name) }), bundlers);
});
