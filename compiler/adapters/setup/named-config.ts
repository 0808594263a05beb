import { shown } from "../obstacles.js";
import { nameOf, type ProjectFacts } from "./project-facts.js";

type Facts = Pick<ProjectFacts, "root" | "tsconfig">;

const usual = "tsconfig.json";

/** The tsconfig where a tool that runs in the package's folder must be told of it. */
export function namedConfig(facts: Facts): string | undefined {
  const name = nameOf(facts, facts.tsconfig.path);
  return name === usual ? undefined : name;
}

/** ` -p tsconfig.app.json`, or nothing, in a script of the package. */
export function scriptOption(facts: Facts): string {
  const name = namedConfig(facts);
  return name === undefined ? "" : ` -p ${name}`;
}

/** The same where the user types it: of another folder's package as from there. */
export function userOption(facts: Facts): string {
  const path = shown(facts.tsconfig.path);
  if (path.startsWith("../")) return scriptOption(facts);
  return path === usual ? "" : ` -p ${path.replace(/\/tsconfig\.json$/u, "")}`;
}

/** `aetherflow()` in the configuration of a bundler. */
export function pluginCall(name: string, tsconfig: string | undefined): string {
  return `${name}(${pluginOptions(tsconfig)})`;
}

export const pluginOptions = (tsconfig: string | undefined): string =>
  tsconfig === undefined ? "" : `{ tsconfig: ${JSON.stringify(tsconfig)} }`;
