import type { Lookups, NotedLookups } from "../model/lookups.js";
import type { PlannedFacts } from "./scope.js";

/** Everything that planning a context may look up in the facts. */
export const lookupsOf = (facts: PlannedFacts): Lookups => ({
  types: (id) => facts.types.get(id),
  classes: (key) => facts.classes.get(key),
  typeImports: (key) => facts.typeImports.get(key),
  errorClasses: () => facts.errorClasses,
  hasJointCalls: () => facts.hasJointCalls,
  moduleFormat: facts.moduleFormat,
});

/** The same facts, of which it is noted what is looked up. */
export function notedFacts(facts: PlannedFacts, noted: NotedLookups): PlannedFacts {
  const errorClasses = noted.lookup("errorClasses", () => facts.errorClasses);
  const hasJointCalls = noted.lookup("hasJointCalls", () => facts.hasJointCalls);
  return {
    types: noted.table("types", facts.types),
    classes: noted.table("classes", facts.classes),
    typeImports: noted.table("typeImports", facts.typeImports),
    moduleFormat: noted.lookup("moduleFormat", facts.moduleFormat),
    get errorClasses() {
      return errorClasses("");
    },
    get hasJointCalls() {
      return hasJointCalls("");
    },
  };
}
