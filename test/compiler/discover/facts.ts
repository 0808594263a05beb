import { discover } from "../../../compiler/discover/discover.js";
import type { ProgramFacts } from "../../../compiler/model/facts.js";
import type { Site } from "../../../compiler/model/site.js";
import { type ProgramSettings, programOf } from "../program.js";

/** The facts of an in-memory program. */
export const factsOf = (
  files: Readonly<Record<string, string>>,
  settings: ProgramSettings = {},
): ProgramFacts => discover(programOf(files, settings)).facts;

/** A context that programs name their flows by. */
export const contextFile = {
  "src/context.ts": `import { FlowContext } from "aetherflow"; export class App extends FlowContext {}`,
};

/** `src/a.ts:1:2-1:5`. */
export const placeOf = ({ file, line, column, endLine, endColumn }: Site): string =>
  `${file}:${line}:${column}-${endLine}:${endColumn}`;

/** Facts as one comparable text: maps in their order, sites as places. */
export const textOf = (facts: ProgramFacts): string =>
  JSON.stringify(
    facts,
    (_, value) =>
      value instanceof Map ? { map: [...value] } : isSite(value) ? placeOf(value) : value,
    1,
  );

const isSite = (value: unknown): value is Site =>
  typeof value === "object" && value !== null && "endColumn" in value && "line" in value;
