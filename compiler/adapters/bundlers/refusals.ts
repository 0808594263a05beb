import { pluginTwice, unknownPluginOption } from "../../diagnostics/host.js";
import { oneText } from "../../diagnostics/render.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { nearMisses } from "../near-misses.js";
import { WrongUse } from "../wrong-use.js";

/** A bundler's configuration has no place that could be shown. */
const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };

export function unknownOption(option: string, known: readonly string[]): WrongUse {
  const [meant] = nearMisses(option, known);
  const all = known.map((each) => `\`${each}\``).join(", ");
  const help = meant === undefined ? `There is ${all}.` : `Did you mean \`${meant}\`?`;
  return refusal(unknownPluginOption(nowhere, { option }, { help }));
}

/** Given the plugins of one build. */
export function refuseTwo(plugins: readonly object[]): void {
  const ours = plugins.filter((each) => "name" in each && each.name === "aetherflow");
  if (ours.length > 1) throw refusal(pluginTwice(nowhere, {}));
}

const refusal = (found: Diagnostic): WrongUse => new WrongUse(`${found.code}: ${oneText(found)}`);
