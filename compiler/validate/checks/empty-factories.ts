import { emptyFactory } from "../../diagnostics/declarations.js";
import { makesNothing } from "../faulty-members.js";
import type { Check } from "./check.js";

export const emptyFactories: Check = ({ facts }) =>
  facts.contexts
    .flatMap((each) => each.members)
    .filter((each) => makesNothing(each, facts.types))
    .map(({ name: member, source }) => emptyFactory(source.argumentSite, { member }));
