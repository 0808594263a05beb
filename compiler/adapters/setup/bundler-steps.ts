import { basename } from "node:path";
import { type Bundler, bundlersOf } from "./bundlers.js";
import { withPlugin } from "./config/with-plugin.js";
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
  const outcome = withPlugin(config, textOf(config), entry);
  if (outcome.kind === "present") return [];
  const wrong = `the plugin ${entry} is not used`;
  if (outcome.kind === "not understood")
    return [{ check, file, wrong, advice: adviceFor(bundler, file) }];
  const edit = (text: string) => {
    const again = withPlugin(config, text, entry);
    return again.kind === "edited" ? again.text : text;
  };
  return [{ check, file, wrong, done: `the plugin ${entry} is used`, edit }];
}

function withoutConfig(facts: ProjectFacts, bundler: Bundler): Need {
  const { name, entry } = bundler;
  const isModule = facts.manifest.value.type === "module";
  const wrong = `${name} has no configuration, and so not the plugin ${entry}`;
  const file = `${name}.config.${isModule ? "ts" : "mts"}`;
  const from = name === "vitest" ? "vitest/config" : name;
  if (from === name && name !== "vite")
    return {
      check,
      file: `${name}.config.mjs`,
      wrong,
      advice: adviceFor(bundler, `${name}.config.mjs`),
    };
  const done = `written, with the plugin ${entry}`;
  return { check, file, wrong, done, edit: () => viteConfig(from, entry) };
}

const viteConfig = (from: string, entry: string): string =>
  `import aetherflow from "${entry}";
import { defineConfig } from "${from}";

export default defineConfig({
  plugins: [aetherflow()],
});
`;

const adviceFor = ({ name, entry }: Bundler, file: string): string => {
  const where = name === "esbuild" ? "the options of each build" : "the configuration";
  return [
    `Add to ${basename(file)}, at the top:`,
    `  import aetherflow from "${entry}";`,
    `and in \`plugins\` of ${where}, before the others:`,
    "  plugins: [aetherflow()],",
  ].join("\n");
};
