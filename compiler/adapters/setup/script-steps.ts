import { bundlersOf } from "./bundlers.js";
import { withValue } from "./json-edit.js";
import { namedConfig, scriptOption } from "./named-config.js";
import { isPrepared, type Scripts } from "./prepared.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import { type Rewrite, rewriteOf } from "./rewrite.js";
import { commandsIn, has } from "./shell-commands.js";
import type { ByHand, Need, Step } from "./step.js";
import { builds, compilesTypes } from "./tools.js";

const check = "scripts";

/** What runs in the scripts of the package.json without the wiring being written first. */
export function scriptSteps(facts: ProjectFacts): readonly Need[] {
  let { scripts } = facts;
  return Object.keys(scripts).flatMap((name): readonly Need[] => {
    const before = scripts[name]!;
    const { script, byHand } = rewritten({ facts, scripts, name }, 0);
    scripts = { ...scripts, [name]: script };
    return script === before ? byHand : [stepFor({ facts, name, before, script }), ...byHand];
  });
}

interface Place {
  readonly facts: ProjectFacts;
  readonly scripts: Scripts;
  readonly name: string;
}

interface Rewritten {
  readonly script: string;
  readonly byHand: readonly ByHand[];
}

/** From one of a script's commands on. */
function rewritten(place: Place, from: number): Rewritten {
  const { facts, scripts, name } = place;
  const script = scripts[name]!;
  const command = commandsIn(script)[from];
  if (command === undefined) return { script, byHand: [] };
  const rewrite = rewriteOf(command, { way: facts.way, tsconfig: namedConfig(facts) });
  if (rewrite?.kind === "by hand") {
    const rest = rewritten(place, from + 1);
    return { ...rest, byHand: [byHandFor(place, rewrite), ...rest.byHand] };
  }
  const isDone = rewrite?.kind === "before" && isPrepared(scripts, name, command);
  if (rewrite === undefined || isDone) return rewritten(place, from + 1);
  const next = { ...place, scripts: { ...scripts, [name]: applied(script, rewrite) } };
  return rewritten(next, from + (rewrite.kind === "before" ? 2 : 1));
}

const byHandFor = (
  { facts, name }: Place,
  { reason, advice }: Extract<Rewrite, { kind: "by hand" }>,
): ByHand => ({ check, file: manifestOf(facts), wrong: `scripts.${name} ${reason}`, advice });

function applied(script: string, rewrite: Exclude<Rewrite, { kind: "by hand" }>): string {
  const { start } = rewrite;
  const [end, text] = rewrite.kind === "before" ? [start, rewrite.text] : [rewrite.end, rewrite.by];
  return script.slice(0, start) + text + script.slice(end);
}

const manifestOf = (facts: ProjectFacts): string => nameOf(facts, facts.manifest.path);

interface Change {
  readonly facts: ProjectFacts;
  readonly name: string;
  readonly before: string;
  readonly script: string;
}

const stepFor = ({ facts, name, before, script }: Change): Step => ({
  ...{ check, file: manifestOf(facts) },
  wrong: `scripts.${name} runs \`${before}\`, which writes no wiring`,
  done: `scripts.${name}: ${script}`,
  edit: (text) => withValue(text, ["scripts", name], script),
});

/** Without a script that builds there is nothing that would write the wiring. */
export function buildSteps(facts: ProjectFacts): readonly Need[] {
  const { commands, scripts, way } = facts;
  if (commands.some(builds) || bundlersOf(facts).length > 0) return [];
  const file = manifestOf(facts);
  const option = scriptOption(facts);
  const compile = facts.typescript === undefined ? "" : ` && tsc${option}`;
  const script = way === "plugin" ? `tspc${option}` : `aetherflow generate${option}${compile}`;
  if (scripts.build !== undefined) {
    const wrong = "scripts.build runs no compiler that is known";
    const advice = `Run \`aetherflow generate${option}\` in it, before anything that needs the wiring.`;
    return commands.some((each) => each.program === "aetherflow")
      ? []
      : [{ check, file, wrong, advice }];
  }
  const edit = (text: string) => withValue(text, ["scripts", "build"], script);
  return [{ check, file, wrong: "no script builds", done: `scripts.build: ${script}`, edit }];
}

/** Beside a compiler that watches, the wiring has to be watched as well. */
export function watchSteps(facts: ProjectFacts): readonly Need[] {
  const { commands, way } = facts;
  const watches = commands.some((each) => compilesTypes(each) && has(each, "-w", "--watch"));
  const isWatched = commands.some(
    (each) => each.program === "aetherflow" && has(each, "-w", "--watch"),
  );
  if (way === "plugin" || !watches || isWatched) return [];
  const watching = `aetherflow generate --watch${scriptOption(facts)}`;
  return [
    {
      ...{ check, file: manifestOf(facts) },
      wrong: "nothing writes the wiring anew while the compiler watches",
      done: `scripts["generate:watch"]: ${watching} (to run beside the compiler that watches)`,
      edit: (text) => withValue(text, ["scripts", "generate:watch"], watching),
    },
  ];
}
