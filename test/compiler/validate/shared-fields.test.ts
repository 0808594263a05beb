import { expect, test } from "vitest";
import { discover } from "../../../compiler/discover/discover.js";
import { layoutOf } from "../../../compiler/plan/layout.js";
import { Names } from "../../../compiler/plan/names.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { validate } from "../../../compiler/validate/validate.js";
import { ambientFiles, errorsOf } from "../emit/generate.js";
import { programOf } from "../program.js";
import { declarations, fieldTypes } from "./field-types.js";

/** A context that shares one class for each field, `Kept0`, `Kept1`. */
function programWith(fields: readonly string[]): Readonly<Record<string, string>> {
  const names = fields.map((_, at) => `Kept${at}`);
  const classes = fields.map((each, at) => `export class Kept${at} { ${each}; }`);
  const members = names.map((each) => `${each.toLowerCase()} = shared(${each});`);
  return {
    "src/types.ts": declarations,
    "src/kept.ts": `import type { i32, i64, u32 } from "aetherflow";
import type { Box, Computed, Id, Index, Inner, Leaky, Level, Linked, List, Listener, Mode, Point, Tree } from "./types.js";
${classes.join("\n")}\n`,
    "src/context.ts": `import { FlowContext, flow, shared } from "aetherflow";
import { ${names.join(", ")} } from "./kept.js";
export class App extends FlowContext { ${members.join("\n")} }
export const f = flow(App).to((n: number) => n);
`,
  };
}

/** Which fields `validate` is silent about, and which `plan` finds room for. */
function judge(fields: readonly string[], ambient: Readonly<Record<string, string>> = {}) {
  const { facts, oracle } = discover(programOf({ ...ambient, ...programWith(fields) }));
  const found = validate({ facts, oracle, graph: resolve(facts, oracle) });
  expect(found.filter((each) => each.code !== "AF3001")).toEqual([]);
  const refused = found.map(({ message }) => /: (Kept\d+) -> /u.exec(message)?.[1]);
  const isLaidOut = (name: string): boolean => {
    const of = facts.classes.get(`src/kept.ts#${name}`)!;
    try {
      layoutOf({
        ...{ className: name, fields: of.fields, types: facts.types },
        ...{ names: new Names(), properties: new Names() },
      });
      return true;
    } catch {
      return false;
    }
  };
  return fields.map((field, at) => ({
    field,
    accepted: !refused.includes(`Kept${at}`),
    laidOut: isLaidOut(`Kept${at}`),
  }));
}

const types = fieldTypes(400, 7);
const fields = types.flatMap((type) => [`declare x: ${type}`, `declare x?: ${type}`]);

test("validate refuses a field exactly when there is no layout for it", () => {
  const verdicts = judge(fields);
  expect(verdicts.filter((each) => each.accepted !== each.laidOut)).toEqual([]);
  expect(verdicts.filter((each) => each.accepted).length).toBeGreaterThan(50);
});

test("what is accepted has a wiring that type-checks", () => {
  const some = fields.filter((_, at) => at % 5 === 0);
  const accepted = judge(some, ambientFiles)
    .filter((each) => each.accepted)
    .map(({ field }) => field);
  expect(errorsOf(programWith(accepted))).toEqual([]);
});
