import { pluginCall } from "./named-config.js";

/** The program that does what a command line of esbuild does, with the plugin. */
export function esbuildScript(args: readonly string[], tsconfig: string | undefined): string {
  const entries = args.filter((each) => !each.startsWith("-"));
  const options = [`entryPoints: ${JSON.stringify(entries)}`, ...optionsOf(args)];
  return [
    "Write this as build.mjs, and run `node build.mjs` in place of the command:",
    "",
    'import aetherflow from "aetherflow/esbuild";',
    'import { build } from "esbuild";',
    "",
    "await build({",
    ...options.map((each) => `  ${each},`),
    `  plugins: [${pluginCall("aetherflow", tsconfig)}],`,
    "});",
  ].join("\n");
}

const lists = new Set(["external", "conditions", "mainFields", "resolveExtensions", "inject"]);
const records = new Set(["loader", "define", "alias"]);

/** `--main-fields=a,b` as `mainFields: ["a","b"]`; of `--loader:.txt=text` all that there are together. */
function optionsOf(args: readonly string[]): readonly string[] {
  const options = new Map<string, unknown>();
  for (const arg of args) {
    const [, dashed, key, value] = /^--([\w-]+)(?::([^=]+))?(?:=(.*))?$/su.exec(arg) ?? [];
    if (dashed === undefined) continue;
    const name = dashed.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
    options.set(name, withOption(options.get(name), { name, key, value }));
  }
  return [...options].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}

interface Option {
  readonly name: string;
  readonly key: string | undefined;
  readonly value: string | undefined;
}

function withOption(before: unknown, { name, key, value }: Option): unknown {
  if (records.has(name) && key !== undefined) return { ...(before as object), [key]: value };
  if (lists.has(name)) return [...((before as string[]) ?? []), ...(key ?? value ?? "").split(",")];
  return value === undefined || value === "true" ? true : value === "false" ? false : value;
}
