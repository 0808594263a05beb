import { it } from "vitest";
import { bundlers } from "./bundlers.js";
import { cases } from "./cases.js";
import { expectParity } from "./expect-parity.js";

it.each(cases)("%s is the same in every bundler", (name) => expectParity(name, bundlers));
