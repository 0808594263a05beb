import { userOption } from "../../setup/named-config.js";
import { isStep } from "../../setup/step.js";
import type { Surveyed } from "../examined.js";
import type { Check } from "../finding.js";

/** What init would mend, under the same names. */
const setUp = (name: string, sound: string): Check<Surveyed> => ({
  ...{ name, sound },
  find: ({ needs, facts }) =>
    needs
      .filter(({ check }) => check === name)
      .map((need) => ({
        ...{ file: need.file, wrong: need.wrong },
        fix: isStep(need)
          ? `Run \`${facts.manager.exec} aetherflow init${userOption(facts)}\`.`
          : need.advice,
        ...(need.code && { code: need.code }),
      })),
});

export const setUpChecks: readonly Check<Surveyed>[] = [
  setUp("plugin", "the TypeScript plugin is where it is needed, and only there"),
  setUp("types", "the types of Node are known to the compiler"),
  setUp("modules", "generated modules compile under the settings of the tsconfig"),
  setUp("scripts", "every script writes the wiring before it needs it"),
  setUp("bundler", "every bundler and Vitest have the plugin"),
];
