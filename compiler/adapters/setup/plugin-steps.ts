import { type BuiltConfig, builtConfigs, ownList } from "./built-configs.js";
import { withElement, withValue } from "./json-edit.js";
import { isObject, type JsonFile, readConfig } from "./json-file.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import type { Need, Step } from "./step.js";

const check = "plugin";
const transform = "aetherflow/transform";
/** For the compiler, and by its name for editors. */
const entry = { name: "aetherflow/tsserver", transform, transformProgram: true };

/** By the package's name, or by a path to its file. */
const isOurs = (each: unknown): boolean =>
  isObject(each) && /^aetherflow\/transform$|\/dist\/transform\.cjs$/u.test(String(each.transform));
const isWhole = (each: unknown): boolean => isObject(each) && each.transformProgram === true;

/** The entry in the `plugins` of every tsconfig that is built; none under a TypeScript that takes no plugins. */
export function pluginSteps(facts: ProjectFacts): readonly Need[] {
  const configs = builtConfigs(facts);
  if (facts.way === "plugin") {
    const lacking = configs.filter(({ plugins }) => !plugins.some(isOurs));
    return [
      ...lacking.filter((each) => !getsItFrom(each, lacking)).map((each) => adding(facts, each)),
      ...configs.flatMap((each) => completing(facts, each)),
    ];
  }
  const isIgnored = (facts.typescript?.major ?? 0) >= 7;
  return isIgnored ? configs.flatMap((each) => removing(facts, each)) : [];
}

function getsItFrom({ file, bases }: BuiltConfig, lacking: readonly BuiltConfig[]): boolean {
  if (ownList(file, "plugins") !== undefined) return false;
  return lacking.some((other) => other.file.path !== file.path && bases.includes(other.file.path));
}

/** Own plugins take the place of inherited ones, so those are repeated. */
function adding(facts: ProjectFacts, { file, plugins }: BuiltConfig): Step {
  const own = ownList(file, "plugins");
  const name = nameOf(facts, file.path);
  const path = ["compilerOptions", "plugins"];
  const overrides =
    own !== undefined && plugins.length > 0 ? " (its own `plugins` replace inherited ones)" : "";
  return {
    ...{ check, file: name },
    wrong: `${transform} is not among the plugins${overrides}`,
    done: `compilerOptions.plugins has ${transform}`,
    edit: (text) =>
      own === undefined
        ? withValue(text, path, [...plugins, entry])
        : withElement(text, path, entry),
  };
}

/** Wherever the entry is written. */
function completing(facts: ProjectFacts, config: BuiltConfig): readonly Step[] {
  const broken = config.plugins.some((each) => isOurs(each) && !isWhole(each));
  const owner = broken ? ownerOf(config) : undefined;
  if (owner === undefined) return [];
  const at = ownList(owner, "plugins")!.findIndex(isOurs);
  const path = ["compilerOptions", "plugins", at, "transformProgram"];
  return [
    {
      ...{ check, file: nameOf(facts, owner.path), code: "AF0004" },
      wrong: `the entry ${transform} lacks "transformProgram": true`,
      done: `the entry ${transform} has "transformProgram": true`,
      edit: (text) => withValue(text, path, true),
    },
  ];
}

const ownerOf = ({ file, bases }: BuiltConfig): JsonFile | undefined =>
  [file, ...bases.map((each) => readConfig(each))].find((each) =>
    ownList(each, "plugins")?.some(isOurs),
  );

function removing(facts: ProjectFacts, config: BuiltConfig): readonly Step[] {
  const owner = config.plugins.some(isOurs) ? ownerOf(config) : undefined;
  if (owner === undefined) return [];
  const own = ownList(owner, "plugins")!;
  const path = ["compilerOptions", "plugins", ...(own.length > 1 ? [own.findIndex(isOurs)] : [])];
  return [
    {
      ...{ check, file: nameOf(facts, owner.path), code: "AF0002" },
      wrong: `TypeScript ${facts.typescript!.text} ignores the entry ${transform}`,
      done: `compilerOptions.plugins is without ${transform}, which TypeScript 7 ignores`,
      edit: (text) => withValue(text, path, undefined),
    },
  ];
}
