import { wrongSetting } from "../diagnostics/host.js";
import { catalogue } from "../diagnostics/registry.js";
import type { CompileInput } from "../discover/input.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { type RuleSetting, ruleSettings } from "../model/rules.js";
import type { CompileOptions } from "../options.js";
import { nearMisses } from "./near-misses.js";
import { type Setting, settingsSection } from "./settings-section.js";

/** What the tsconfig says to the compiler, the same in every door. */
export function settingsOf(input: CompileInput): CompileOptions {
  const section = settingsSection(input);
  if (section === undefined) return {};
  if (section.settings === undefined)
    return { problems: [wrongValue(section, "an object of settings")] };
  const read = section.settings.map(readSetting);
  return {
    ...Object.assign({}, ...read),
    problems: read.flatMap(({ problems = [] }) => problems),
  };
}

function readSetting(setting: Setting): CompileOptions {
  if (setting.name === "rules") return readRules(setting);
  if (setting.name === "maxErrors") return readMaxErrors(setting);
  return { problems: [unknownName(setting, "setting", ["maxErrors", "rules"])] };
}

function readMaxErrors(setting: Setting): CompileOptions {
  const { value } = setting;
  return typeof value === "number" && Number.isInteger(value) && value > 0
    ? { maxErrors: value }
    : { problems: [wrongValue(setting, "a whole number from 1")] };
}

function readRules(setting: Setting): CompileOptions {
  const { settings } = setting;
  if (settings === undefined) return { problems: [wrongValue(setting, "an object of rules")] };
  const problems = settings.flatMap((each) => problemOf(each) ?? []);
  const rules = settings.flatMap(({ name, value }) =>
    isRuleSetting(value) ? [[name, value] as const] : [],
  );
  return { rules: Object.fromEntries(rules), problems };
}

const isRuleSetting = (value: unknown): value is RuleSetting =>
  ruleSettings.some((each) => each === value);

function problemOf(rule: Setting): Diagnostic | undefined {
  const entry = catalogue.find((each) => each.code === rule.name);
  if (entry === undefined) return unknownName(rule, "diagnostic", configurable);
  if (!isRuleSetting(rule.value)) return wrongValue(rule, '"off", "warn" or "error"');
  return entry.severity === "error" && rule.value !== "error" ? fixed(rule) : undefined;
}

const configurable = catalogue.flatMap(({ code, severity }) =>
  severity === "error" ? [] : [code],
);

const fixed = ({ name, site, value }: Setting): Diagnostic =>
  wrongSetting(
    site,
    { problem: `${name} is an error: it cannot be set to ${JSON.stringify(value)}` },
    { help: `Only warnings and hints can be set: ${configurable.join(", ")}.` },
  );

const wrongValue = ({ name, site }: Setting, wanted: string): Diagnostic =>
  wrongSetting(site, { problem: `${name} must be ${wanted}` });

function unknownName({ name, site }: Setting, what: string, known: readonly string[]): Diagnostic {
  const near = nearMisses(name, known).map((each) => `Did you mean \`${each}\`?`);
  const all = `There ${known.length === 1 ? "is" : "are"} ${known.join(", ")}.`;
  return wrongSetting(
    site,
    { problem: `There is no ${what} ${name}` },
    { help: [...near, all].join("\n") },
  );
}
