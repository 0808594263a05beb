import { basename } from "node:path";
import { type Bundler, bundlersOf } from "./bundlers.js";
import { withPlugin } from "./config/with-plugin.js";
import { namedConfig, pluginCall } from "./named-config.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import type { Need } from "./step.js";
import { textOf } from "./text-file.js";

const check = "bundler";

/** The plugin in the configuration of every bundler, and of Vitest. */
export const bundlerSteps = (facts: ProjectFacts): readonly Need[] =>
  bundlersOf(facts).flatMap((each) => stepFor(facts, each));

function stepFor(facts: ProjectFacts, bundler: Bundler): readonly Need[] {
  const { config, entry } = bundler;
  if (config === undefined) return [withoutConfig(facts, bundler)];
  const file = nameOf(facts, config);
  const tsconfig = namedConfig(facts);
  const outcome = withPlugin(config, textOf(config), { entry, tsconfig });
  if (outcome.kind === "present") return [];
  const told = tsconfig === undefined ? "" : ` for ${tsconfig}`;
  const wrong = `the plugin ${entry} is not used${told}`;
  if (outcome.kind === "not understood") {
    const { importing } = outcome;
    return [{ check, file, wrong, advice: adviceFor(facts, bundler, { file, importing }) }];
  }
  const edit = (text: string) => {
    const again = withPlugin(config, text, { entry, tsconfig });
    return again.kind === "edited" ? again.text : text;
  };
  return [{ check, file, wrong, done: `the plugin ${entry} is used${told}`, edit }];
}

function withoutConfig(facts: ProjectFacts, bundler: Bundler): Need {
  const { name, entry } = bundler;
  const isModule = facts.manifest.value.type === "module";
  const wrong = `${name} has no configuration, and so not the plugin ${entry}`;
  const file = `${name}.config.${isModule ? "ts" : "mts"}`;
  const from = name === "vitest" ? "vitest/config" : name;
  if (from === name && name !== "vite") {
    const other = `${name}.config.mjs`;
    const importing = `import aetherflow from "${entry}";`;
    const advice = adviceFor(facts, bundler, { file: other, importing });
    return { check, file: other, wrong, advice };
  }
  const done = `written, with the plugin ${entry}`;
  return { check, file, wrong, done, edit: () => viteConfig(facts, from, entry) };
}

const viteConfig = (facts: ProjectFacts, from: string, entry: string): string =>
  `import aetherflow from "${entry}";
import { defineConfig } from "${from}";

export default defineConfig({
  plugins: [${pluginCall("aetherflow", namedConfig(facts))}],
});
`;

interface Top {
  readonly file: string;
  readonly importing: string;
}

function adviceFor(facts: ProjectFacts, { name }: Bundler, { file, importing }: Top): string {
  const where = name === "esbuild" ? "the options of each build" : "the configuration";
  return [
    `Add to ${basename(file)}, at the top:`,
    `  ${importing}`,
    `and in \`plugins\` of ${where}, before the others:`,
    `  plugins: [${pluginCall("aetherflow", namedConfig(facts))}],`,
  ].join("\n");
}
