import { wiringCycle } from "../../diagnostics/resolution.js";
import type { Check } from "./check.js";

export const wiringCycles: Check = ({ facts }) =>
  facts.wiringImports.map(({ site, ...names }) => wiringCycle(site, names));
